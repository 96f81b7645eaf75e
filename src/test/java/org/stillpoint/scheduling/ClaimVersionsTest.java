package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.Office;

/** A server keeps what it has read of the calendar; whatever changes there, by whomever, is seen with the next search. */
@QuarkusTest
class ClaimVersionsTest {

    @Inject
    AgroalDataSource database;

    private final Office office = Office.open();

    private void run(String sql, UUID claimant) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, claimant);
            assertThat(statement.executeUpdate()).isPositive();
        }
    }

    private UUID booked() {
        assertThat(office.times("talk")).contains("09:00");
        var id = UUID.fromString(office.book("talk", "09:00").expect(201).text("id"));
        assertThat(office.times("talk")).doesNotContain("08:45", "09:00", "09:15");
        return id;
    }

    @Test
    void claimsThatAreDeletedByHandAreFreeAtOnce() throws SQLException {
        run("delete from claim where claimant_id = ?", booked());

        assertThat(office.times("talk")).contains("09:00");
    }

    @Test
    void claimsThatAreMovedByHandAreTakenThereAtOnce() throws SQLException {
        run("""
                update claim set during = tstzrange(lower(during) + interval '7 hours', upper(during) + interval '7 hours')
                 where claimant_id = ?
                """, booked());

        assertThat(office.times("talk")).contains("09:00").doesNotContain("16:00");
    }

    @Test
    void whoMovesToAnotherSiteChangesItsQuartersToo() throws SQLException {
        var id = booked();
        var other = Office.open();
        run(
                "update schedule set site_id = '" + other.clinic().site().id() + "' where id in"
                        + " (select schedule_id from claim where claimant_id = ?) and site_id is not null",
                id);
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select count(*) from claim_version where site_id = ?")) {
            statement.setObject(1, other.clinic().site().id());
            try (var row = statement.executeQuery()) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(1);
            }
        }
    }

    /** A crash may take back numbers of a sequence that nobody has committed; a server that was not hit has kept what it knew by them. */
    @Test
    void noVersionComesAgainAfterACrash() throws SQLException {
        var id = booked();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var counters = counters(connection);
            long lost = versionOfWithout(connection, id);
            for (var counter : counters.entrySet()) {
                connection
                        .prepareStatement("select setval('%s', %d)".formatted(counter.getKey(), counter.getValue()))
                        .execute();
            }
            assertThat(versionOfWithout(connection, id)).isNotEqualTo(lost);
        }
    }

    private static Map<String, Long> counters(Connection connection) throws SQLException {
        var counters = new HashMap<String, Long>();
        try (var rows = connection
                .prepareStatement("select sequencename, last_value from pg_sequences where sequencename like 'claim%'")
                .executeQuery()) {
            while (rows.next()) {
                counters.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counters;
    }

    /** Of the quarter in which the claimant has something, when that is gone; and then it never was. */
    private long versionOfWithout(Connection connection, UUID claimant) throws SQLException {
        var delete = connection.prepareStatement("delete from claim where claimant_id = ?");
        delete.setObject(1, claimant);
        assertThat(delete.executeUpdate()).isPositive();
        var version = connection.prepareStatement("select version from claim_version where site_id = ?");
        version.setObject(1, office.clinic().site().id());
        try (var row = version.executeQuery()) {
            row.next();
            return row.getLong(1);
        } finally {
            connection.rollback();
        }
    }

    @Test
    void aBookingThatWasTakenBackWasNeverThere() {
        booked();
        desk().post(
                        "/v1/appointments",
                        office.booking(
                                "talk", office.at("11:00"), UUID.randomUUID().toString()))
                .expect(400);

        assertThat(office.times("talk")).contains("11:00").doesNotContain("09:00");
        office.book("talk", "11:00").expect(201);
        assertThat(office.times("talk")).doesNotContain("09:00", "11:00");
    }

    @Test
    void aMoveWithinOneMorningLeavesNothingBehind() {
        var id = booked();
        desk().ifMatch(0)
                .post("/v1/appointments/" + id + "/rescheduling", Map.of("start", office.at("09:15")))
                .expect(200);

        assertThat(office.times("talk")).contains("08:45").doesNotContain("09:00", "09:15", "09:30");
    }
}
