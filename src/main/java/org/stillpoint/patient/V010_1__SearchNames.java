package org.stillpoint.patient;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Makes those who had a record already found by their names. */
@Singleton
class V010_1__SearchNames extends BaseJavaMigration {

    private static final int BATCH = 1000;

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        while (nameSome(connection) == BATCH) {
            // Until everybody has a search name.
        }
        try (var statement = connection.createStatement()) {
            statement.execute("alter table patient alter column search_name set not null");
            statement.execute("create index patient_search_name on patient using gin (search_name gin_trgm_ops)");
        }
    }

    private static int nameSome(Connection connection) throws SQLException {
        int named = 0;
        try (var select = connection.createStatement();
                var update = connection.prepareStatement("update patient set search_name = ? where id = ?");
                var rows = select.executeQuery(
                        "select id, given_name, family_name from patient where search_name is null limit " + BATCH)) {
            while (rows.next()) {
                update.setString(1, SearchName.of(rows.getString(2), rows.getString(3)));
                update.setObject(2, rows.getObject(1, UUID.class));
                update.addBatch();
                named++;
            }
            update.executeBatch();
        }
        return named;
    }
}
