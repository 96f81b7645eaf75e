package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.ColumnCipher;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.EveryTable;

/** A database of the release that sealed nothing, in a schema of its own. */
@QuarkusTest
class UpgradeTest {

    private static final String NOTE = "planted-upgrade Beispiel";

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String username;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Inject
    Flyway flyway;

    @Inject
    Database database;

    @Inject
    ColumnCipher cipher;

    @BeforeEach
    void schema() {
        database.update("create schema upgrade");
    }

    @AfterEach
    void drop() {
        database.update("drop schema upgrade cascade");
    }

    private FluentConfiguration upgrade() {
        return new FluentConfiguration()
                .configuration(flyway.getConfiguration())
                .dataSource(url + "?currentSchema=upgrade,public", username, password)
                .schemas("upgrade")
                .defaultSchema("upgrade");
    }

    @Test
    void whatWasPlainIsSealedAndReadAsBefore() throws SQLException {
        upgrade().target("7").load().migrate();
        try (var connection = DriverManager.getConnection(url + "?currentSchema=upgrade,public", username, password)) {
            plainRows(connection);
            assertThat(EveryTable.of(database).with(NOTE)).contains("upgrade.block", "upgrade.appointment");
            upgrade().load().migrate();
            assertThat(EveryTable.of(database).with(NOTE)).isEmpty();
            assertThat(marked(connection)).containsExactly(UUID.fromString(id(4)));
            assertThat(note(connection, "block", "note")).isEqualTo(NOTE);
            assertThat(note(connection, "appointment", "cancel_note")).isEqualTo(NOTE);
            assertThat(note(connection, "appointment", "override_reason")).isEqualTo(NOTE);
        }
    }

    /** Of whom nobody has asked whether they want another visit in the place of the one that was cancelled. */
    private static List<UUID> marked(Connection connection) throws SQLException {
        var patients = new ArrayList<UUID>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select patient_id from upgrade.follow_up_mark")) {
            while (rows.next()) {
                patients.add(rows.getObject(1, UUID.class));
            }
        }
        return patients;
    }

    private String note(Connection connection, String table, String column) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select " + column + " from upgrade." + table)) {
            rows.next();
            return cipher.open(rows.getBytes(1), table + "." + column).text().orElseThrow();
        }
    }

    private static void plainRows(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("insert into site (id, code, definition) values ('%s', 'harbor', '{}')".formatted(id(1)));
            statement.execute(
                    "insert into actor (id, code, definition) values ('%s', 'room', '{\"siteId\": \"%s\", \"lanes\": 1}')"
                            .formatted(id(2), id(1)));
            statement.execute(
                    "insert into service (id, code, definition) values ('%s', 'TALK', '{\"route\": \"NONE\"}')"
                            .formatted(id(3)));
            statement.execute(
                    "insert into patient values ('%s', 'Ada', 'Testperson', '1980-05-17', 'ada@patients.example', null, now(), 0)"
                            .formatted(id(4)));
            statement.execute(
                    "insert into block values ('%s', '%s', now(), now() + interval '1 hour', 'LEAVE', '%s', now(), null)"
                            .formatted(id(5), id(2), NOTE));
            statement.execute("""
                    insert into appointment (id, reference, site_id, service_id, patient_id, status, start_at, end_at, local_start,
                            zone, phases, actors, moves, override_reason, overridden_by, cancel_reason, cancel_note, cancelled_at,
                            cancelled_late, booked_at, version)
                    values ('%s', 'AAAAA-BBBBB', '%s', '%s', '%s', 'CANCELLED', now(), now() + interval '1 hour', now(),
                            'America/New_York', '[]', '[]', 0, '%s', '%s', 'OTHER', '%s', now(), false, now(), 0)
                    """.formatted(id(6), id(1), id(3), id(4), NOTE, id(7), NOTE));
        }
    }

    private static String id(int number) {
        return "00000000-0000-7000-8000-00000000000" + number;
    }
}
