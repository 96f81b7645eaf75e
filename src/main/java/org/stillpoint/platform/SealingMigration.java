package org.stillpoint.platform;

import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * A step between SQL migrations that seals text columns with all their rows. It is a bean of the package that owns the table and
 * is named and numbered like the SQL ones:
 *
 * <pre>{@code
 * @Singleton
 * class V010__SealContactPoints extends SealingMigration {
 *     @Override
 *     protected SealColumns columns() {
 *         return SealColumns.of("patient")
 *                 .column("phone").indexed("phone_index", BlindIndex.PHONE, phone -> phone)
 *                 .column("email").indexed("email_index", BlindIndex.EMAIL, email -> email.toLowerCase(Locale.ROOT));
 *     }
 * }
 * }</pre>
 *
 * Afterwards {@code phone} and {@code email} are {@code bytea}, and not null where they were; {@code phone_index} and
 * {@code email_index} are {@code bytea} with an index {@code patient_phone_index} each; the entity declares
 * {@code @Type(SensitiveTextType.class) private SensitiveText phone}. Checks and indexes that named the old columns are gone with
 * them; a later SQL migration puts back those that still make sense. All or nothing: it is one transaction.
 */
public abstract class SealingMigration extends BaseJavaMigration {

    protected abstract SealColumns columns();

    @Override
    public final void migrate(Context context) throws SQLException {
        columns().in(context.getConnection());
    }
}
