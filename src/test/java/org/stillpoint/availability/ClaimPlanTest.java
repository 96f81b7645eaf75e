package org.stillpoint.availability;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** How the database finds what is taken in some days, in a clinic with many patients and rooms with a long past. */
@QuarkusTest
class ClaimPlanTest {

    /** A patient comes once, a room is taken hour after hour. */
    private static final String TAKEN = """
            with taken as (insert into schedule (id, lanes) select gen_random_uuid(), 1 from generate_series(1, %d) returning id)
            insert into claim (claimant_id, part, schedule_id, lane, during, kind)
            select gen_random_uuid(), 0, taken.id, 0, tstzrange(began, began + interval '1 hour'), 'APPOINTMENT'
              from taken
             cross join generate_series(timestamptz '2031-01-01 00:00Z', timestamptz '2031-01-01 00:00Z' + interval '%d hours',
                                        '1 hour') began""";

    @Inject
    AgroalDataSource source;

    /** The driver's statements are planned once for all values; what suits one day has to suit every other. */
    @Test
    void aLookReadsTheDaysAndNotThePast() throws SQLException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            for (int batch = 0; batch < 10; batch++) { // a statement must not take the pool's two seconds
                run(connection, TAKEN.formatted(300, 0));
                run(connection, TAKEN.formatted(1, 800));
            }
            run(connection, "analyze claim");
            run(connection, "analyze schedule");
            run(connection, "set local plan_cache_mode = force_generic_plan");
            assertThat(plan(connection, Sight.OF_SITE, "int[], int[], uuid"))
                    .as("of a site")
                    .matches(ClaimPlanTest::readsDaysFromTheIndex);
            assertThat(plan(connection, Sight.OF_PEOPLE, "int[], int[], uuid[]"))
                    .as("of people")
                    .matches(ClaimPlanTest::readsDaysFromTheIndex);
            assertThat(plan(
                            connection,
                            TrialQuery.CLAIMS,
                            "uuid[], timestamptz, timestamptz, timestamptz, uuid, uuid[]"))
                    .as("for a trial")
                    .matches(ClaimPlanTest::readsDaysFromTheIndex);
            connection.rollback();
        }
    }

    private static boolean readsDaysFromTheIndex(String plan) {
        return plan.contains("claim_by_schedule")
                && !plan.contains("claim_no_overlap")
                && !plan.contains("Join Filter")
                && plan.contains("lower(during) < ");
    }

    private static String plan(Connection connection, String sql, String types) throws SQLException {
        var text = sql;
        for (int n = 1; text.contains("?"); n++) {
            text = text.replaceFirst("\\?", "\\$" + n);
        }
        var values = types.replaceAll("[^,]+", "null");
        run(connection, "prepare look(%s) as %s".formatted(types, text));
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("explain (costs off) execute look(%s)".formatted(values))) {
            var plan = new StringBuilder();
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
            return plan.toString();
        } finally {
            run(connection, "deallocate look");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
