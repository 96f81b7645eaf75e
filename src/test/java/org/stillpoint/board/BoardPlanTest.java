package org.stillpoint.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillpoint.session.SessionSample;

/** How the database finds what is shown and told, whatever has piled up. */
@QuarkusTest
class BoardPlanTest {

    /** Years of visits, each with a session that is over and what was measured at it. */
    private static final String VISITS = """
            insert into appointment (id, reference, site_id, service_id, patient_id, status, start_at, end_at, local_start, zone, phases,
                                     actors, moves, booked_at, version)
            select gen_random_uuid(), 'plan-' || n, (select array_agg(id) from site)[1 + n % (select count(*) from site)], service_id,
                   patient_id, 'ARRIVED', at, at + interval '3 hours',
                   at::timestamp, zone, phases, actors, 0, at, 0
              from (select *, start_at - n * interval '1 hour' as at from appointment, generate_series(1, 20000) n where id = ?) old""";

    private static final String SESSIONS = """
            insert into session (id, appointment_id, patient_id, site_id, service_id, route, state, arrived_at, left_at, version)
            select gen_random_uuid(), id, patient_id, site_id, service_id, 'IV_KETAMINE', 'TRANSFERRED', start_at, start_at, 0
              from appointment where reference like 'plan-%'""";

    private static final String ENTRIES = """
            insert into vitals_entry (id, session_id, at, recorded_at, recorded_by, withdrawn, pulse)
            select gen_random_uuid(), id, arrived_at, arrived_at, gen_random_uuid(), false, 72
              from session, generate_series(1, 3) where state = 'TRANSFERRED'""";

    private static final String CHANGES = """
            insert into board_change (xact, site_id, appointment_id, what, at, recorded_at)
            select n, gen_random_uuid(), gen_random_uuid(), 'BOOKED', now(), now() from generate_series(1, 50000) n""";

    @Inject
    AgroalDataSource source;

    @Test
    void boardAndChangesAreReadFromIndexesAlone() throws SQLException {
        var sample = SessionSample.infusion().begun();
        IntStream.range(0, 8).forEach(more -> SessionSample.office());
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (var visits = connection.prepareStatement(VISITS)) {
                visits.setObject(1, UUID.fromString(sample.appointment()));
                visits.execute();
            }
            for (var sql : new String[] {SESSIONS, ENTRIES, CHANGES}) {
                run(connection, sql);
            }
            run(connection, "analyze appointment, session, vitals_entry, board_change");
            assertThat(plan(
                            connection,
                            BoardQuery.BOARD,
                            "uuid, timestamptz, timestamptz, uuid, uuid, timestamptz, timestamptz, timestamptz",
                            """
                    gen_random_uuid(), now(), now(), gen_random_uuid(), gen_random_uuid(), now(), now(), now()"""))
                    .contains("appointment_by_site", "session_open")
                    .doesNotContain(
                            "Seq Scan on appointment",
                            "Seq Scan on session",
                            "Seq Scan on vitals_entry",
                            "Seq Scan on patient");
            assertThat(plan(connection, ChangeLog.LOOK, "bigint, bigint, text", "1, 2, '1:1:'"))
                    .contains("board_change_xact")
                    .doesNotContain("Seq Scan on board_change");
            connection.rollback();
        }
    }

    /** As the server's connections make it: one for whatever values come. */
    private static String plan(Connection connection, String sql, String types, String values) throws SQLException {
        var text = new StringBuilder(sql);
        for (int number = 1, at = text.indexOf("?"); at >= 0; at = text.indexOf("?"), number++) {
            text.replace(at, at + 1, "$" + number);
        }
        run(connection, "set local plan_cache_mode = force_generic_plan");
        run(connection, "prepare looked(" + types + ") as " + text);
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("explain (costs off) execute looked(" + values + ")")) {
            var plan = new StringBuilder();
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
            return plan.toString();
        } finally {
            run(connection, "deallocate looked");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
