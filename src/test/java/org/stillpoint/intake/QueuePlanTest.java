package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.intake.QueueQuery.Wanted;
import org.stillpoint.testsupport.TestClock;

/** How the database finds a page of the queue, whatever has piled up. */
@QuarkusTest
class QueuePlanTest {

    /** Ten times as many closed ones as open ones. */
    private static final String MANY = """
            insert into appointment_request (id, reference, kind, status, leave_message, best_times, interests, consent_version,
                language, received_at, version, channel, earlier_treatments, legal_hold, email, email_index, name, closed_at,
                attempts, promised_call_at)
            select gen_random_uuid(), 'plan-' || n, 'CALL_BACK', case when n % 11 = 0 then 'RECEIVED' else 'DECLINED' end,
                   false, '[]', '\\x01', '1', 'en', now() - n * interval '7 minutes', 0, 'WEB', '[]', false, '\\x01',
                   decode(md5(n::text), 'hex'), '\\x01', case when n % 11 > 0 then now() end, 0,
                   case when n % 33 = 0 then now() + (n % 200 - 100) * interval '5 minutes' end
              from generate_series(1, 22000) n""";

    @Inject
    AgroalDataSource source;

    @Inject
    TestClock clock;

    @Test
    void aPageIsReadFromTheIndexAloneHoweverDeepItIs() throws SQLException {
        var now = clock.instant();
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, MANY);
            run(connection, "analyze appointment_request");
            // Other processes would be asked for help wherever that is possible at all.
            run(connection, "set local parallel_setup_cost = 0; set local parallel_tuple_cost = 0");
            run(connection, "set local min_parallel_index_scan_size = 0; set local min_parallel_table_scan_size = 0");
            var open = EnumSet.of(QueueBand.CRISIS, QueueBand.CALL_DUE, QueueBand.WAITING, QueueBand.CALL_LATER);
            for (var wanted : List.of(
                    page(open, now, Optional.empty()),
                    ofSite(open, now),
                    page(
                            EnumSet.of(QueueBand.WAITING, QueueBand.CALL_LATER),
                            now,
                            Optional.of(new QueueCursor(
                                    now, QueueBand.WAITING, now.minus(Duration.ofDays(30)), UUID.randomUUID()))),
                    page(EnumSet.of(QueueBand.CLOSED), now, Optional.empty()))) {
                assertThat(plan(connection, wanted))
                        .contains("appointment_request_queue")
                        .doesNotContain("Seq Scan on appointment_request", "Gather");
            }
            connection.rollback();
        }
    }

    private static Wanted ofSite(Collection<QueueBand> bands, Instant now) {
        return new Wanted(
                bands,
                List.of(),
                List.of(),
                List.of(),
                Optional.of(UUID.randomUUID()),
                Optional.of(UUID.randomUUID()),
                false,
                now,
                now,
                Optional.empty());
    }

    private static Wanted page(Collection<QueueBand> bands, Instant now, Optional<QueueCursor> after) {
        return new Wanted(
                bands, List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(), false, now, now, after);
    }

    private static String plan(Connection connection, Wanted wanted) throws SQLException {
        var sql = new QueueSql(wanted, 51);
        var text = sql.text().replace("{r.*}", "r.*");
        for (var value : sql.values().entrySet()) {
            text = text.replaceAll(":" + value.getKey() + "\\b", literal(value.getValue()));
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("explain (costs off) " + text)) {
            var plan = new StringBuilder();
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
            return plan.toString();
        }
    }

    private static String literal(Object value) {
        return switch (value) {
            case Instant moment -> "timestamptz '" + moment + "'";
            case UUID id -> "uuid '" + id + "'";
            default -> value.toString();
        };
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
