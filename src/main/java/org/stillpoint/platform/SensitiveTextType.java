package org.stillpoint.platform;

import io.quarkus.arc.Arc;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Properties;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.usertype.DynamicParameterizedType;
import org.hibernate.usertype.UserType;

/**
 * Keeps a {@link SensitiveText} sealed in a {@code bytea} column:
 * {@code @Type(SensitiveTextType.class) private SensitiveText phone;}. Columns declared so take part in the rotation of keys by
 * themselves. They can not be searched; see {@link BlindIndex}.
 */
// To be replaced in Hibernate 8, and until then the only way to learn the column.
@SuppressWarnings("removal")
public final class SensitiveTextType implements UserType<SensitiveText>, DynamicParameterizedType {

    private String tableColumn;

    @Override
    public void setParameterValues(Properties parameters) {
        var place = (ParameterType) parameters.get(PARAMETER_TYPE);
        tableColumn = place.getTable() + "." + place.getColumns()[0];
    }

    /** Like {@code patient.phone}: what a value is bound to. */
    String tableColumn() {
        return tableColumn;
    }

    @Override
    public int getSqlType() {
        return Types.VARBINARY;
    }

    @Override
    public Class<SensitiveText> returnedClass() {
        return SensitiveText.class;
    }

    @Override
    public SensitiveText nullSafeGet(ResultSet row, int position, WrapperOptions options) throws SQLException {
        var sealed = row.getBytes(position);
        return sealed == null ? null : cipher().open(sealed, tableColumn);
    }

    @Override
    public void nullSafeSet(PreparedStatement statement, SensitiveText text, int position, WrapperOptions options)
            throws SQLException {
        if (text == null) {
            statement.setNull(position, Types.VARBINARY);
        } else {
            statement.setBytes(position, cipher().seal(text, tableColumn));
        }
    }

    /** Asked late: Hibernate makes its types before there is a database. */
    private static ColumnCipher cipher() {
        return Arc.container().instance(ColumnCipher.class).get();
    }

    @Override
    public SensitiveText deepCopy(SensitiveText text) {
        return text;
    }

    @Override
    public boolean isMutable() {
        return false;
    }
}
