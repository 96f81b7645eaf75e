package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.session.EndangeredSample.roomOf;
import static org.stillpoint.session.SessionTest.assertRefused;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.staff;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.availability.Availability;
import org.stillpoint.availability.ClaimWish.Former;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.testsupport.LockQueue;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;

/** Whose nurse or room is taken away while they are here: 185 minutes of the room, 170 of the patient. */
@QuarkusTest
class DisplacedSessionTest {

    private static final Map<String, Object> HALF_AN_HOUR = Map.of("minutes", 30, "reason", "made-up reason 4711");
    private static final Map<String, Object> NOTHING_GIVEN = Map.of("reason", "PATIENT", "note", "made-up note 4711");

    @Inject
    Availability availability;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    private SessionSample sample;
    private Instant start;

    @BeforeEach
    void begin() {
        sample = SessionSample.infusion().begun();
        start = EndangeredSample.start(sample);
    }

    private Instant minute(int minutes) {
        return start.plus(Duration.ofMinutes(minutes));
    }

    private String path() {
        return "/v1/appointments/" + sample.appointment();
    }

    private Answer visit() {
        return desk().get(path()).expect(200);
    }

    private String nurse() {
        return visit().body()
                .path("actors")
                .valueStream()
                .filter(actor -> actor.path("role").asText().equals("NURSE"))
                .findFirst()
                .orElseThrow()
                .path("actor")
                .asText();
    }

    private Answer block(String actor, int from) {
        var block = Map.of(
                "start",
                sample.place().at(minute(from)),
                "end",
                sample.place().at(minute(100)),
                "kind",
                "LEAVE",
                "displace",
                true);
        return desk().post("/v1/actors/" + actor + "/blocks", block).expect(201);
    }

    private Answer othersAtItsOwnTime() {
        var visit = visit();
        return desk().ifMatch(visit.body().path("version").asLong())
                .post(path() + "/rescheduling", Map.of("start", visit.text("start")));
    }

    private Answer extension() {
        return sample.change(staff("nurse"), "extension", HALF_AN_HOUR);
    }

    /** Until which minute after its planned start it has anything of whoever has that code; -1 if nothing. */
    private long until(String actor) {
        return database
                .list(
                        "select max(upper(c.during)) from claim c join actor a on a.id = c.schedule_id"
                                + " where c.claimant_id = ? and a.code = ?",
                        row -> row.getObject(1, OffsetDateTime.class),
                        UUID.fromString(sample.appointment()),
                        actor)
                .stream()
                .mapToLong(last -> last == null
                        ? -1
                        : Duration.between(start, last.toInstant()).toMinutes())
                .sum();
    }

    @Test
    void whoWasTakenAwayIsNotTakenAgainWhenTheStayGetsLonger() {
        var lost = nurse();
        var block = block(lost, 0);
        desk().delete("/v1/actors/" + lost + "/blocks/" + block.text("id")).expect(204);
        extension().expect(200);
        assertThat(until(roomOf(sample))).isEqualTo(215);
        assertThat(until(lost)).isEqualTo(-1);
    }

    @Test
    void whoExtendsWhileANurseIsTakenAwayHasReadWhoIsLeft() {
        var lost = nurse();
        var day = new Former(sample.place().clinic().site(), new TimeSlot(start, minute(5)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Answer>>();
            QuarkusTransaction.requiringNew().run(() -> {
                // Locks the day, and leaves its turn to those who come.
                availability.release(Map.of(UUID.randomUUID(), day));
                answers.add(threads.submit(() -> block(lost, 0)));
                LockQueue.await(database, 1);
                answers.add(threads.submit(() -> extension().expect(200)));
                LockQueue.await(database, 2);
            });
            assertThat(answers).allSatisfy(answer -> assertThat(answer).succeedsWithin(Duration.ofSeconds(5)));
        }
        assertThat(until(roomOf(sample))).isEqualTo(215);
        assertThat(until(lost)).isEqualTo(-1);
    }

    /** Nobody can have come between: neither is the session free to be followed until afterwards. */
    @Test
    void whoGetsOthersKeepsWhatTheyHadForLonger() {
        extension().expect(200);
        var lost = nurse();
        block(lost, 0);
        QuarkusTransaction.requiringNew().run(() -> {
            database.first("select 1 from session where id = ? for update", row -> row.getInt(1), sample.uuid());
            othersAtItsOwnTime().expect(200);
            assertThat(until(roomOf(sample))).isEqualTo(215);
            assertThat(until(nurse())).isEqualTo(200);
        });
        assertThat(nurse()).isNotEqualTo(lost);
    }

    private void assertNobodyHasToBeFound() {
        assertThat(visit().body().has("displacedAt")).isFalse();
        assertThat(desk().get("/v1/appointments?displaced=true&site="
                                + sample.place().site())
                        .expect(200)
                        .body()
                        .path("items"))
                .isEmpty();
        assertRefused(othersAtItsOwnTime(), 409, "appointment-not-open");
    }

    @Test
    void whoHasLeftNeedsNobodyInPlaceOfWhoWasTakenAway() {
        block(nurse(), 0);
        assertThat(visit().body().has("displacedAt")).isTrue();
        clock.set(minute(20));
        sample.change(staff("nurse"), "end-without-dose", NOTHING_GIVEN).expect(200);
        assertNobodyHasToBeFound();
        assertThat(until(roomOf(sample))).isEqualTo(35);
    }

    @Test
    void whoHasLeftNeedsNoOtherRoomWhenThatIsTakenWhichIsBeingCleaned() {
        var room = roomOf(sample);
        clock.set(minute(20));
        sample.change(staff("nurse"), "end-without-dose", NOTHING_GIVEN).expect(200);
        block(room, 25);
        assertNobodyHasToBeFound();
        assertThat(until(room)).isEqualTo(-1);
        assertThat(until(nurse())).isLessThanOrEqualTo(20);
    }
}
