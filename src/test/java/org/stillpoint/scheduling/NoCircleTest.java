package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.confirmation;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.visitor;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stillpoint.availability.Availability;
import org.stillpoint.availability.ClaimWish.Former;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.testsupport.ClaimLedger;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.testsupport.LockQueue;
import org.stillpoint.testsupport.NoDeadlocks;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** Who gives something back, and who takes what is beside it, over HTTP: nobody waits for somebody who waits for them. */
@QuarkusTest
@ExtendWith(NoDeadlocks.class)
class NoCircleTest {

    /** Of those who wait for something that is locked by its number, such as a day. */
    private static final String PARTS_OF_THE_TRAIL = """
            select count(*) from pg_locks part join pg_locks wanted using (pid)
             where part.locktype = 'advisory' and part.classid = 1635083369 and part.granted
               and wanted.locktype = 'advisory' and not wanted.granted
               and wanted.database = (select oid from pg_database where datname = current_database())
            """;

    @Inject
    TestClock clock;

    @Inject
    Availability availability;

    @Inject
    Database rows;

    @Inject
    AgroalDataSource database;

    /** A quarter of an hour of one watcher of eight lanes. */
    private static Office watched() {
        return Office.of(ClinicSample.in("Europe/Berlin")
                .practitioner("watcher", 8, "WATCH")
                .service("look", service -> service.phase(PhaseCode.DOSING, 15)
                        .need("WATCH", PhaseCode.DOSING, PhaseCode.DOSING)
                        .openToPublic())
                .install());
    }

    private static String quarter(Office office, int number) {
        return office.at("%02d:%02d".formatted(6 + number / 4, number % 4 * 15));
    }

    /**
     * Half an hour of a watcher: the last quarter before midnight and, an hour later, one that begins with a quarter of the day in
     * UTC; and a {@code look} by somebody else. The zone never changes.
     */
    private static Office night() {
        return Office.of(ClinicSample.in("Africa/Lagos")
                .practitioner("watcher", 8, "WATCH")
                .practitioner("other", 8, "OTHER")
                .service("night", service -> service.phase(PhaseCode.PREPARATION, 15)
                        .phase(PhaseCode.DOSING, 60)
                        .phase(PhaseCode.OBSERVATION, 15)
                        .need("WATCH", PhaseCode.PREPARATION, PhaseCode.PREPARATION)
                        .need("WATCH", PhaseCode.OBSERVATION, PhaseCode.OBSERVATION)
                        .openToPublic())
                .service("look", service -> service.phase(PhaseCode.DOSING, 15)
                        .need("OTHER", PhaseCode.DOSING, PhaseCode.DOSING))
                .install());
    }

    private static Callable<Answer> block(Wire desk, Office office, int quarter) {
        return block(desk, office, quarter(office, quarter), quarter(office, quarter + 1));
    }

    private static Callable<Answer> block(Wire desk, Office office, String start, String end) {
        var block = Map.of("start", start, "end", end, "kind", "LEAVE", "displace", true);
        return () -> desk.post("/v1/actors/" + office.actor("watcher") + "/blocks", block);
    }

    private static Callable<Answer> change(Wire desk, Answer booked, String verb, Map<String, Object> body) {
        return () -> desk.ifMatch(booked.body().path("version").asLong())
                .post("/v1/appointments/" + booked.text("id") + "/" + verb, body);
    }

    /** Who blocks succeeds; of the others each is answered with one of two statuses. */
    private static void race(Callable<Answer> block, List<Callable<Answer>> others, Integer... statuses) {
        var answers = Race.of(1 + others.size(), n -> n == 0 ? block : others.get(n - 1));
        assertThat(answers.getFirst().status()).isEqualTo(201);
        assertThat(answers.subList(1, answers.size()))
                .extracting(Answer::status)
                .isSubsetOf(statuses);
    }

    private static List<Answer> eight(Supplier<Answer> booking) {
        return Stream.generate(() -> booking.get().expect(201)).limit(8).toList();
    }

    @Test
    void aBlockAndTheCancellationsOfWhatItDisplacesDoNotWaitInACircle() throws SQLException {
        var office = watched();
        for (int round = 0; round < 20; round++) {
            var start = quarter(office, round);
            var cancellations = eight(() -> office.bookAt("look", start)).stream()
                    .map(booked -> change(desk(), booked, "cancellation", Map.of("reason", "PATIENT")))
                    .toList();
            race(block(desk(), office, round), cancellations, 200, 412);
        }
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    @Test
    void aBlockAndTheConfirmationsOfWhatItDisplacesDoNotWaitInACircle() throws SQLException {
        var office = watched();
        for (int round = 0; round < 20; round++) {
            var start = quarter(office, round);
            var confirmations = eight(() -> visitor().post("/v1/holds", office.place("look", start))).stream()
                    .<Callable<Answer>>map(hold -> () -> visitor().post("/v1/appointments", confirmation(hold)))
                    .toList();
            race(block(desk(), office, round), confirmations, 201, 409);
        }
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    @Test
    void aBlockAndThoseWhoAreSaidNotToHaveComeDoNotWaitInACircle() throws SQLException {
        var office = watched();
        var visits = IntStream.range(0, 10)
                .mapToObj(round -> eight(() -> office.bookAt("look", quarter(office, round))))
                .toList();
        clock.set(fiveMinutesInto(office, 0));
        var desk = Office.staff("frontdesk");
        for (int round = 0; round < visits.size(); round++) {
            clock.set(fiveMinutesInto(office, round));
            var missed = visits.get(round).stream()
                    .map(booked -> change(desk, booked, "no-show", Map.of()))
                    .toList();
            race(block(desk, office, round), missed, 200, 412);
        }
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    @Test
    void aBlockOfTheEveningAndTheMovesAfterMidnightDoNotWaitInACircle() throws SQLException {
        var office = night();
        raceOverMidnight(office, start -> office.bookAt("night", start));
    }

    @Test
    void aBlockOfTheEveningThatEndsHoldsAndTheMovesAfterMidnightDoNotWaitInACircle() throws SQLException {
        var office = night();
        raceOverMidnight(office, start -> visitor().post("/v1/holds", office.place("night", start)));
    }

    /** What is displaced has claims in two quarters of the day in UTC; those who move go from the later one to the earlier. */
    private void raceOverMidnight(Office office, Function<String, Answer> booking) throws SQLException {
        for (int round = 0; round < 20; round++) {
            var evening = office.at(office.day().plusDays(round), "23:45");
            var tomorrow = office.day().plusDays(round + 1);
            eight(() -> booking.apply(evening));
            var target = Map.<String, Object>of("start", office.at(tomorrow, "00:15"));
            var moves = eight(() -> office.bookAt("look", office.at(tomorrow, "01:30"))).stream()
                    .map(booked -> change(desk(), booked, "rescheduling", target))
                    .toList();
            race(block(desk(), office, evening, office.at(tomorrow, "00:00")), moves, 200);
        }
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    private static Instant fiveMinutesInto(Office office, int quarter) {
        return OffsetDateTime.parse(quarter(office, quarter)).plusMinutes(5).toInstant();
    }

    /** One patient, two calls at once: the one has the visit's people, the other the patient's own time. */
    @Test
    void aConfirmationAndABookingOfOnePatientDoNotWaitForEachOtherInACircle() throws SQLException {
        var office = watched();
        for (int round = 0; round < 20; round++) {
            var patient = Office.patient();
            var start = quarter(office, round);
            var hold = desk().post("/v1/holds", office.place("look", start)).expect(201);
            var held = Map.of("id", hold.text("id"), "key", hold.text("key"));
            var answers = Race.between(
                    () -> desk().post("/v1/appointments", Map.of("hold", held, "patient", patient)),
                    () -> desk().post("/v1/appointments", office.booking("look", start, patient)));
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(201, 1, 409, 1));
        }
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    /** Else 32 who wait for a day could have all of the trail, and who has the day wait for some of it. */
    @Test
    void whoWaitsForADayToBookForSomebodyNewHasNoPartOfTheTrail() {
        var office = watched();
        var hold = visitor()
                .post("/v1/holds", office.place("look", quarter(office, 0)))
                .expect(201);
        assertWaitsWithoutTrail(office, () -> visitor().post("/v1/appointments", confirmation(hold)));
        assertWaitsWithoutTrail(office, () -> office.bookAt("look", quarter(office, 1)));
    }

    private void assertWaitsWithoutTrail(Office office, Callable<Answer> booking) {
        var day = TimeSlot.of(OffsetDateTime.parse(quarter(office, 0)).toInstant(), Duration.ofHours(1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = new AtomicReference<Future<Answer>>();
            QuarkusTransaction.requiringNew().run(() -> {
                // Locks the day, and leaves its turn to those who come.
                availability.release(
                        Map.of(UUID.randomUUID(), new Former(office.clinic().site(), day)));
                answer.set(threads.submit(booking));
                LockQueue.await(rows, 1);
                assertThat(rows.first(PARTS_OF_THE_TRAIL, row -> row.getInt(1))).contains(0);
            });
            assertThat(answer.get())
                    .succeedsWithin(Duration.ofSeconds(5))
                    .extracting(Answer::status)
                    .isEqualTo(201);
        }
    }
}
