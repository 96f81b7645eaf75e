package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.visitor;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.testsupport.ClaimLedger;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.Seed;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;

/** What somebody with several lanes can still do is told by counting, over HTTP and on the real database. */
@QuarkusTest
class CapacityTest {

    @Inject
    TestClock clock;

    @Inject
    AgroalDataSource database;

    private static Office watched(int lanes) {
        return Office.of(ClinicSample.in("Europe/Berlin")
                .open("mon-sun", "08:00-12:00")
                .practitioner("watcher", lanes, "WATCH")
                .service("short", service -> service.phase(PhaseCode.DOSING, 20)
                        .need("WATCH", PhaseCode.DOSING, PhaseCode.DOSING)
                        .every(5)
                        .openToPublic())
                .service("middle", service -> service.phase(PhaseCode.DOSING, 45)
                        .need("WATCH", PhaseCode.DOSING, PhaseCode.DOSING)
                        .every(5)
                        .openToPublic())
                .service("mixed", service -> service.phase(PhaseCode.DOSING, 15)
                        .phase(PhaseCode.OBSERVATION, 40)
                        .need("WATCH", 2, PhaseCode.DOSING, PhaseCode.DOSING)
                        .need("WATCH", 1, PhaseCode.OBSERVATION, PhaseCode.OBSERVATION)
                        .every(5)
                        .openToPublic())
                .install());
    }

    private static void cancel(Answer booked) {
        desk().ifMatch(booked.body().path("version").asLong())
                .post("/v1/appointments/" + booked.text("id") + "/cancellation", Map.of("reason", "PATIENT"))
                .expect(200);
    }

    /** From 10:00 to 10:40 one of two lanes is free at every moment, and neither of them all the time. */
    private static Office withNoLaneThatIsFreeAllTheTime(String time) {
        var office = watched(2);
        office.book("short", time).expect(201);
        var second = office.book("short", time).expect(201);
        var later = LocalTime.parse(time).plusMinutes(20).toString();
        var third = office.book("short", later).expect(201);
        office.book("short", later).expect(201);
        cancel(second);
        cancel(third);
        return office;
    }

    @Test
    void aVisitBetweenTwoOthersIsBookedWhereOneLaneIsFreeAtEveryMoment() throws SQLException {
        var office = watched(2);
        office.book("middle", "10:00").expect(201);
        office.book("middle", "11:00").expect(201);
        assertThat(office.times("middle")).contains("10:30");
        office.book("middle", "10:30").expect(201);
        office.book("middle", "10:30").expect(409);
        office.book("middle", "09:15").expect(201);
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    @Test
    void aVisitChangesLanesWhereNoneIsFreeAllTheTime() throws SQLException {
        var office = withNoLaneThatIsFreeAllTheTime("10:00");
        assertThat(office.times("short")).contains("10:10");
        var hold = office.hold(visitor(), "short", "10:10").expect(201);
        visitor().post("/v1/appointments", Office.confirmation(hold)).expect(201);
        office.book("short", "10:10").expect(409);
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    @Test
    void aVisitMovesToWhereItHasToChangeLanesAndBack() throws SQLException {
        var office = withNoLaneThatIsFreeAllTheTime("10:00");
        var booked = office.book("short", "09:00").expect(201);
        var path = "/v1/appointments/" + booked.text("id") + "/rescheduling";
        desk().ifMatch(0).post(path, Map.of("start", office.at("10:10"))).expect(200);
        ClaimLedger.assertSound(database, clock.instant(), office);
        desk().ifMatch(1).post(path, Map.of("start", office.at("10:15"))).expect(200);
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    @Test
    void aWholeCourseIsBookedWhereItHasToChangeLanes() throws SQLException {
        var office = withNoLaneThatIsFreeAllTheTime("10:00");
        var course = Course.of(office, Office.patient())
                .visit("short", office.at("10:10"))
                .visit("short", office.at("10:30"))
                .visit("short", office.at(office.day().plusDays(1), "10:10"));
        course.book(desk()).expect(201);
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    @Test
    void whoWantsMoreThanIsLeftIsToldHowManyLanesAreFreeAtEveryMoment() {
        var office = withNoLaneThatIsFreeAllTheTime("10:00");
        var why = desk().get("/v1/session-slots/explanation?service=" + office.service("mixed") + "&site="
                        + office.site() + "&start=" + office.at("10:10").replace("+", "%2B"))
                .expect(200);
        var candidate = why.body().findValue("candidates").path(0);
        assertThat(candidate.path("freeLanes").asInt()).isEqualTo(1);
        assertThat(candidate.path("lanes").asInt()).isEqualTo(2);
    }

    @Test
    void ofManyWhoWouldHaveToChangeLanesExactlyOneGetsWhatIsLeft() throws SQLException {
        for (int round = 0; round < 5; round++) {
            var office = withNoLaneThatIsFreeAllTheTime("10:00");
            var answers = Race.of(
                    16, n -> () -> desk().post("/v1/appointments", office.booking("short", office.at("10:10"))));
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(201, 1, 409, 15));
            ClaimLedger.assertSound(database, clock.instant(), office);
        }
    }

    @Test
    void ofManyWhoWantOverlappingTimesNoneIsRefusedForALaneThatIsFree() throws SQLException {
        for (int round = 0; round < 5; round++) {
            var office = withNoLaneThatIsFreeAllTheTime("10:00");
            var answers = Race.of(
                    8,
                    n -> () -> desk().post(
                                    "/v1/appointments",
                                    office.booking("short", office.at(n % 2 == 0 ? "10:00" : "10:20"))));
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(201, 2, 409, 6));
            ClaimLedger.assertSound(database, clock.instant(), office);
        }
    }

    @Test
    void whateverWasBookedBeforeExactlyWhatThereAreLanesForIsBooked() {
        for (int n = 0; n < 4; n++) {
            Seed.tell(seed -> new Sequence(seed).run());
        }
    }

    /** Holds, bookings, moves, cancellations and blocks of one watcher, each against a count of lanes in every five minutes. */
    private final class Sequence {

        private static final int OPENING = 8 * 12;
        private static final int CELLS = 4 * 12;

        private final Random random;
        private final int lanes;
        private final Office office;
        private final int[] taken = new int[CELLS];
        private final List<Visit> booked = new ArrayList<>();
        private final List<Visit> held = new ArrayList<>();
        private final List<Visit> blocks = new ArrayList<>();
        private int expired;

        private record Visit(String id, long version, String service, int start) {}

        Sequence(long seed) {
            random = new Random(seed);
            lanes = 2 + random.nextInt(3);
            office = watched(lanes);
        }

        void run() throws SQLException {
            for (int step = 0; step < 70; step++) {
                step();
                ClaimLedger.assertSound(database, clock.instant(), office);
            }
            for (var service : List.of("short", "middle", "mixed")) {
                assertThat(office.times(service)).as(service).isEqualTo(counted(service));
            }
        }

        private void step() {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> book();
                case 4 -> hold();
                case 5 -> expire(5);
                case 6 -> block();
                case 7 -> move();
                default -> leave();
            }
        }

        /** Lanes in each five minutes. */
        private int[] needs(String service) {
            return switch (service) {
                case "short" -> IntStream.range(0, 4).map(cell -> 1).toArray();
                case "middle" -> IntStream.range(0, 9).map(cell -> 1).toArray();
                case "mixed" ->
                    IntStream.range(0, 11).map(cell -> cell < 3 ? 2 : 1).toArray();
                default -> IntStream.range(0, 6).map(cell -> lanes).toArray();
            };
        }

        private boolean fits(String service, int start) {
            var needs = needs(service);
            return start + needs.length <= CELLS
                    && IntStream.range(0, needs.length).allMatch(cell -> taken[start + cell] + needs[cell] <= lanes);
        }

        private void count(Visit visit, int sign) {
            var needs = needs(visit.service());
            IntStream.range(0, needs.length).forEach(cell -> taken[visit.start() + cell] += sign * needs[cell]);
        }

        private List<String> counted(String service) {
            return IntStream.range(0, CELLS)
                    .filter(start -> fits(service, start))
                    .mapToObj(this::time)
                    .toList();
        }

        private String time(int cell) {
            return LocalTime.MIDNIGHT.plusMinutes(5L * (OPENING + cell)).toString();
        }

        private String at(int cell) {
            return office.at(time(cell));
        }

        private String anyService() {
            return List.of("short", "middle", "mixed").get(random.nextInt(3));
        }

        private int anyStart(String service) {
            return random.nextInt(CELLS - needs(service).length + 1);
        }

        private boolean isTaken(Answer answer, String service, int start, int done) {
            assertThat(answer.status())
                    .as("%s at %s beside %s", service, time(start), Arrays.toString(taken))
                    .isEqualTo(fits(service, start) ? done : 409);
            return answer.status() == done;
        }

        private void book() {
            var service = anyService();
            int start = anyStart(service);
            var answer = office.book(service, time(start));
            if (isTaken(answer, service, start, 201)) {
                booked.add(new Visit(answer.text("id"), 0, service, start));
                count(booked.getLast(), 1);
            }
        }

        private void hold() {
            var service = anyService();
            int start = anyStart(service);
            var answer = office.hold(visitor(), service, time(start));
            if (isTaken(answer, service, start, 201)) {
                held.add(new Visit(answer.text("id"), 0, service, start));
                count(held.getLast(), 1);
            }
        }

        /** Not so often that the sign-in expires too. */
        private void expire(int atMost) {
            if (++expired > atMost) {
                return;
            }
            clock.advance(Duration.ofMinutes(11));
            held.forEach(visit -> count(visit, -1));
            held.clear();
        }

        private void block() {
            int start = anyStart("block");
            boolean free = IntStream.range(start, start + needs("block").length).allMatch(cell -> taken[cell] == 0);
            var answer = desk().post(
                            "/v1/actors/" + office.actor("watcher") + "/blocks",
                            Map.of("start", at(start), "end", at(start + needs("block").length), "kind", "MEETING"));
            assertThat(answer.status()).isEqualTo(free ? 201 : 409);
            if (free) {
                blocks.add(new Visit(answer.text("id"), 0, "block", start));
                count(blocks.getLast(), 1);
            }
        }

        private void move() {
            if (booked.isEmpty()) {
                return;
            }
            var visit = booked.remove(random.nextInt(booked.size()));
            int start = anyStart(visit.service());
            count(visit, -1);
            var answer = desk().ifMatch(visit.version())
                    .post("/v1/appointments/" + visit.id() + "/rescheduling", Map.of("start", at(start)));
            var moved = isTaken(answer, visit.service(), start, 200)
                    ? new Visit(visit.id(), answer.body().path("version").asLong(), visit.service(), start)
                    : visit;
            booked.add(moved);
            count(moved, 1);
        }

        private void leave() {
            if (!blocks.isEmpty() && random.nextBoolean()) {
                var block = blocks.removeLast();
                desk().delete("/v1/actors/" + office.actor("watcher") + "/blocks/" + block.id())
                        .expect(204);
                count(block, -1);
            } else if (!booked.isEmpty()) {
                var visit = booked.remove(random.nextInt(booked.size()));
                desk().ifMatch(visit.version())
                        .post("/v1/appointments/" + visit.id() + "/cancellation", Map.of("reason", "PATIENT"))
                        .expect(200);
                count(visit, -1);
            }
        }
    }
}
