package org.stillpoint.patient;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.stillpoint.platform.BlindIndex;
import org.stillpoint.platform.ColumnCipher;
import org.stillpoint.platform.Ids;

/** Seals the e-mail addresses and telephone numbers that stood in the patient's row, and puts them among the contact points. */
@Singleton
class V011_1__MoveContactPoints extends BaseJavaMigration {

    private static final int BATCH = 1000;

    private static final String UNMOVED = """
            select id, phone, email from patient p
             where not exists (select from patient_contact_point c where c.patient_id = p.id) limit
            """ + BATCH;

    private static final String INSERT = """
            insert into patient_contact_point
                   (id, patient_id, position, kind, value, value_index, preferred, leave_message, may_text, best_times)
            values (?, ?, ?, ?, ?, ?, true, false, false, '[]')
            """;

    private final ColumnCipher cipher;
    private final BlindIndex index;
    private final Ids ids;

    V011_1__MoveContactPoints(ColumnCipher cipher, BlindIndex index, Ids ids) {
        this.cipher = cipher;
        this.index = index;
        this.ids = ids;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        while (moveSome(connection) > 0) {
            // Everybody had a telephone number or an e-mail address, so each is left out the next time.
        }
        try (var statement = connection.createStatement()) {
            statement.execute("alter table patient drop column phone, drop column email");
        }
    }

    private int moveSome(Connection connection) throws SQLException {
        int moved = 0;
        try (var select = connection.createStatement();
                var insert = connection.prepareStatement(INSERT);
                var rows = select.executeQuery(UNMOVED)) {
            while (rows.next()) {
                move(rows, ContactKind.PHONE, 2, insert);
                move(rows, ContactKind.EMAIL, 3, insert);
                moved++;
            }
            insert.executeBatch();
        }
        return moved;
    }

    private void move(ResultSet row, ContactKind kind, int column, PreparedStatement insert) throws SQLException {
        var value = row.getString(column);
        if (value != null) {
            insert.setObject(1, ids.next());
            insert.setObject(2, row.getObject(1, UUID.class));
            insert.setInt(3, kind.ordinal());
            insert.setString(4, kind.name());
            insert.setBytes(5, cipher.seal(value, "patient_contact_point.value"));
            insert.setBytes(6, kind.index(index, value));
            insert.addBatch();
        }
    }
}
