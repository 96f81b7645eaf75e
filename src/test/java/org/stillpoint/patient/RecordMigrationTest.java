package org.stillpoint.patient;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.BlindIndex;
import org.stillpoint.platform.ColumnCipher;

/** What installations have that are older than the whole record, tried on tables of the same names in a schema of their own. */
@QuarkusTest
class RecordMigrationTest {

    @Inject
    AgroalDataSource source;

    @Inject
    ColumnCipher cipher;

    @Inject
    BlindIndex index;

    @Inject
    V010_1__SearchNames names;

    @Inject
    V011_1__MoveContactPoints contactPoints;

    @Test
    void whoHadARecordIsFoundByNameAndReachedAsBefore() throws SQLException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("create schema older");
                statement.execute("set local search_path = older, public");
                statement.execute(
                        "create table patient (id uuid primary key, given_name text not null, family_name text"
                                + " not null, email text, phone text, search_name text,"
                                + " constraint patient_reachable check (email is not null or phone is not null))");
                statement.execute(
                        "create table patient_contact_point (like public.patient_contact_point including all)");
                statement.execute("insert into patient select gen_random_uuid(), 'Zoë', 'Testperson-' || n,"
                        + " case when n % 3 > 0 then 'Zoe' || n || '@Example.org' end,"
                        + " case when n % 3 < 2 then '+1617555' || 1000 + n end from generate_series(1, 2100) n");
            }
            names.migrate(context(connection));
            contactPoints.migrate(context(connection));

            assertThat(rows(connection, "select search_name from patient where family_name = 'Testperson-7'"))
                    .containsExactly("zoe testperson 7");
            assertThat(rows(connection, "select count(*) from patient where search_name is null"))
                    .containsExactly("0");
            assertThat(rows(connection, "select count(*), count(distinct patient_id) from patient_contact_point"))
                    .containsExactly("2800");
            assertThat(point(connection, "EMAIL", 7)).isEqualTo("Zoe7@Example.org");
            assertThat(point(connection, "PHONE", 7)).isEqualTo("+16175551007");
            assertThat(point(connection, "EMAIL", 9)).isNull();
            assertThat(point(connection, "PHONE", 8)).isNull();
            connection.rollback();
        }
    }

    private String point(Connection connection, String kind, int number) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select value, value_index, preferred from patient_contact_point c"
                        + " join patient p on p.id = c.patient_id where kind = '" + kind
                        + "' and family_name = 'Testperson-"
                        + number + "'")) {
            if (!rows.next()) {
                return null;
            }
            var text = cipher.open(rows.getBytes(1), "patient_contact_point.value")
                    .text()
                    .orElseThrow();
            assertThat(rows.getBytes(2)).isEqualTo(ContactKind.valueOf(kind).index(index, text));
            assertThat(rows.getBoolean(3)).isTrue();
            return text;
        }
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    private static Context context(Connection connection) {
        return new Context() {
            @Override
            public Configuration getConfiguration() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Connection getConnection() {
                return connection;
            }
        };
    }
}
