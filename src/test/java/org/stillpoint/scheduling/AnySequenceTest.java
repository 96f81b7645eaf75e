package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.security.DemoAccounts;
import org.stillpoint.testsupport.ClaimLedger;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Seed;
import org.stillpoint.testsupport.SignedIn;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** Whatever is done in whatever order, over HTTP and on the real database. */
@QuarkusTest
class AnySequenceTest {

    private static final int SEQUENCES = 8;
    private static final int MOST_SEQUENCES = 24;
    private static final int STEPS = 90;
    private static final Set<Integer> DONE = Set.of(200, 201, 204);
    private static final Set<Integer> REFUSED = Set.of(404, 409, 422);
    private static final String CONFIRMED = "confirmed";

    /** Each of them is done at least once, else the sequences tell nothing about it. */
    private static final Set<String> WHAT_IS_DONE = Set.of(
            "hold",
            "confirm",
            "give back",
            "book",
            "rescheduling",
            "cancellation",
            "no-show",
            "expire",
            "block",
            "unblock",
            "course",
            "parts",
            "moves");

    /** A Wednesday, an hour before the sites open; a day on which no zone changes. */
    private static final Instant MORNING = Instant.parse("2031-03-05T12:00:00Z");

    private static final LocalDate DAY = LocalDate.parse("2031-03-05");

    @Inject
    TestClock clock;

    @Inject
    AgroalDataSource database;

    private final Map<String, Integer> done = new HashMap<>();

    private static Office site() {
        return Office.on(
                ClinicSample.in("America/New_York")
                        .open("mon-sun", "08:00-15:00")
                        .room("room-1", "ROOM")
                        .room("room-2", "ROOM", "DEN")
                        .device("pump", "PUMP")
                        .practitioner("nurse-1", 3, "NURSE", "INFUSION_NURSE")
                        .practitioner("nurse-2", 3, "NURSE")
                        .works("nurse-2", "mon-sun", "09:30-15:00")
                        .practitioner("prescriber", 2, "PRESCRIBER", "ON_SITE")
                        .service("visit", service -> service.phase(PhaseCode.PREPARATION, 15)
                                .phase(PhaseCode.DOSING, 30)
                                .phase(PhaseCode.OBSERVATION, 60)
                                .phase(PhaseCode.TURNOVER, 15)
                                .need("ROOM", PhaseCode.PREPARATION, PhaseCode.TURNOVER)
                                .need("NURSE", 2, PhaseCode.PREPARATION, PhaseCode.DOSING)
                                .need("NURSE", 1, PhaseCode.OBSERVATION, PhaseCode.OBSERVATION)
                                .need("ON_SITE", PhaseCode.DOSING, PhaseCode.OBSERVATION)
                                .openToPublic())
                        .service("drip", service -> service.phase(PhaseCode.DOSING, 45)
                                .phase(PhaseCode.OBSERVATION, 30)
                                .phase(PhaseCode.TURNOVER, 10)
                                .need("ROOM", PhaseCode.DOSING, PhaseCode.TURNOVER)
                                .need("NURSE", "INFUSION_NURSE", 2, PhaseCode.DOSING, PhaseCode.DOSING)
                                .need("NURSE", "NURSE", 1, PhaseCode.OBSERVATION, PhaseCode.OBSERVATION)
                                .need("PUMP", PhaseCode.DOSING, PhaseCode.DOSING)
                                .need("STARTS", "PRESCRIBER", 2, PhaseCode.DOSING, PhaseCode.DOSING)
                                .need("STAYS", "ON_SITE", 1, PhaseCode.OBSERVATION, PhaseCode.OBSERVATION)
                                .openToPublic())
                        .service("talk", service -> service.phase(PhaseCode.DOSING, 20)
                                .phase(PhaseCode.TURNOVER, 5)
                                .need("DEN", PhaseCode.DOSING, PhaseCode.TURNOVER)
                                .need("PRESCRIBER", PhaseCode.DOSING, PhaseCode.DOSING)
                                .every(5))
                        .install(),
                DAY);
    }

    @Test
    void noLaneIsClaimedTwiceNothingIsClaimedInVainAndNoCapacityIsLost() {
        for (int n = 0; n < SEQUENCES || n < MOST_SEQUENCES && !done.keySet().containsAll(WHAT_IS_DONE); n++) {
            clock.set(MORNING);
            var desk = Wire.here().as(SignedIn.token("frontdesk", DemoAccounts.PASSWORD));
            Seed.tell(seed -> new Sequence(seed, desk).run());
        }
        if (!Seed.isGiven()) {
            assertThat(done).containsKeys(WHAT_IS_DONE.toArray(String[]::new));
        }
    }

    private final class Sequence {

        private final Random random;
        private final Wire desk;
        private final Office site = site();
        private final Office twin = site();
        private final List<Answer> holds = new ArrayList<>();
        private final Set<String> confirmed = new HashSet<>();
        private final Set<String> givenBack = new HashSet<>();
        private final Set<String> blocked = new HashSet<>();
        private final List<String> patients = new ArrayList<>();
        private final List<String> blocks = new ArrayList<>();

        /** In the order of their booking; by their ids, which are new each time, a seed would not repeat what it did. */
        private final Map<String, Long> booked = new LinkedHashMap<>();

        private final List<String> story = new ArrayList<>();

        Sequence(long seed, Wire desk) {
            this.random = new Random(seed);
            this.desk = desk;
            for (int n = 0; n < 3; n++) {
                patients.add(
                        desk.post("/v1/patients", Office.person()).expect(201).text("id"));
            }
        }

        void run() throws SQLException {
            for (int step = 0; step < STEPS; step++) {
                step();
                assertSound();
            }
            undoEverything();
            assertSound();
            assertThat(slots(site)).as("slots that are left after %s", story).isEqualTo(slots(twin));
        }

        private void assertSound() throws SQLException {
            try {
                ClaimLedger.assertSound(database, clock.instant(), site);
            } catch (AssertionError broken) {
                throw new AssertionError("after " + story, broken);
            }
        }

        private void step() {
            switch (random.nextInt(24)) {
                case 0, 1, 2 -> hold();
                case 3, 4 -> confirm();
                case 5 -> giveBack();
                case 6, 7, 8 -> book();
                case 9, 10 -> move();
                case 11 -> cancel();
                case 12 -> miss();
                case 13, 14, 15 -> block();
                case 16, 17 -> unblock();
                case 18, 19, 20 -> bookCourse();
                case 21 -> moveMany();
                default -> letTimePass();
            }
        }

        private Answer told(String what, Answer answer) {
            return told(what, "", answer);
        }

        private Answer told(String what, String service, Answer answer) {
            story.add(what + " " + service + " " + answer.status());
            if (DONE.contains(answer.status())) {
                done.merge(what, 1, Integer::sum);
            } else {
                assertThat(REFUSED).as("%s: %s", story, answer.body()).contains(answer.status());
            }
            return answer;
        }

        private <T> T any(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }

        private String start() {
            var date = DAY.plusDays(random.nextInt(2));
            return site.at(date, "%02d:%02d".formatted(8 + random.nextInt(7), random.nextInt(4) * 15));
        }

        private void hold() {
            var service = any(List.of("visit", "drip"));
            var caller = random.nextBoolean() ? desk : Office.visitor();
            var hold = told("hold", service, caller.post("/v1/holds", site.place(service, start())));
            if (hold.status() == 201) {
                holds.add(hold);
            }
        }

        private void confirm() {
            if (!holds.isEmpty()) {
                var hold = any(holds);
                var becomes = becomes(hold);
                var answer = told("confirm", desk.post("/v1/appointments", Office.confirmation(hold)));
                assertThat(answer.status() == 201 ? CONFIRMED : answer.problem())
                        .as("%s", story)
                        .isEqualTo(becomes);
                remember(answer);
                if (becomes.equals(CONFIRMED)) {
                    confirmed.add(hold.text("id"));
                }
                if (isOver(hold) && becomes.equals("hold-expired")) {
                    done.merge("expire", 1, Integer::sum);
                }
            }
        }

        /** What has to come of a confirmation: nothing is in the way of a hold that is still good. */
        private String becomes(Answer hold) {
            var id = hold.text("id");
            if (givenBack.contains(id)) {
                return "not-found";
            }
            if (confirmed.contains(id)) {
                return "hold-already-used";
            }
            boolean displaced =
                    blocked.contains(id) && isOver(desk.get("/v1/holds/" + id).expect(200));
            return displaced || isOver(hold) ? "hold-expired" : CONFIRMED;
        }

        private boolean isOver(Answer hold) {
            return !clock.instant().isBefore(moment(hold, "expiresAt"));
        }

        private static Instant moment(Answer answer, String member) {
            return OffsetDateTime.parse(answer.text(member)).toInstant();
        }

        private void giveBack() {
            if (!holds.isEmpty()) {
                var id = any(holds).text("id");
                if (told("give back", desk.delete("/v1/holds/" + id)).status() == 204) {
                    givenBack.add(id);
                }
            }
        }

        private void book() {
            var service = any(List.of("visit", "drip", "talk"));
            var booking = random.nextBoolean()
                    ? site.booking(service, start())
                    : site.booking(service, start(), any(patients));
            remember(told("book", service, desk.post("/v1/appointments", booking)));
        }

        private void remember(Answer answer) {
            if (answer.status() == 200 || answer.status() == 201) {
                booked.put(answer.text("id"), answer.body().path("version").asLong());
            }
        }

        private Answer change(String id, String verb, Map<String, Object> body) {
            var found = desk.get("/v1/appointments/" + id).expect(200);
            var answer = desk.ifMatch(found.body().path("version").asLong())
                    .post("/v1/appointments/" + id + "/" + verb, body);
            return told(verb, answer);
        }

        private void move() {
            if (!booked.isEmpty()) {
                change(any(List.copyOf(booked.keySet())), "rescheduling", Map.of("start", start()));
            }
        }

        /** Sometimes of visits that are in each other's way. */
        private void bookCourse() {
            var course = Course.of(site, any(patients));
            for (int visits = 1 + random.nextInt(4); visits > 0; visits--) {
                course.visit(any(List.of("visit", "drip", "talk")), start());
            }
            if (random.nextBoolean()) {
                var all = told("course", course.book(desk));
                all.body().findValuesAsText("id").forEach(id -> booked.put(id, 0L));
            } else {
                var some = course.bookWhatFits(desk);
                told(some.body().path("ids").isEmpty() ? "no part" : "parts", some);
                some.body().path("ids").forEach(id -> booked.put(id.asText(), 0L));
            }
        }

        private void moveMany() {
            var some = new ArrayList<>(booked.keySet());
            Collections.shuffle(some, random);
            var moves = some.stream()
                    .limit(1 + random.nextInt(3))
                    .map(id -> desk.get("/v1/appointments/" + id).expect(200))
                    .map(found -> Course.move(
                            found.text("id"),
                            found.body().path("version").asLong(),
                            random.nextInt(3) == 0 ? found.text("start") : start()))
                    .toList();
            if (!moves.isEmpty()) {
                told("moves", desk.post(Course.PATH + "/moves", Map.of("moves", moves)));
            }
        }

        private void cancel() {
            if (!booked.isEmpty()) {
                change(any(List.copyOf(booked.keySet())), "cancellation", Map.of("reason", "PATIENT"));
            }
        }

        private void miss() {
            if (!booked.isEmpty()) {
                change(anyBegun().orElseGet(() -> any(List.copyOf(booked.keySet()))), "no-show", Map.of());
            }
        }

        private Optional<String> anyBegun() {
            var some = new ArrayList<>(booked.keySet());
            Collections.shuffle(some, random);
            return some.stream()
                    .map(id -> desk.get("/v1/appointments/" + id).expect(200))
                    .filter(found -> found.text("status").equals("BOOKED"))
                    .filter(found -> !OffsetDateTime.parse(found.text("start"))
                            .toInstant()
                            .isAfter(clock.instant()))
                    .map(found -> found.text("id"))
                    .findFirst();
        }

        /** From a quarter of an hour up to a day, so that some begin or end in the middle of a visit. */
        private void block() {
            var actor = site.actor(any(List.of("room-1", "room-2", "pump", "nurse-1", "nurse-2", "prescriber")));
            var start = start();
            var until = OffsetDateTime.parse(start)
                    .plusMinutes(15 * (1 + random.nextInt(random.nextInt(4) == 0 ? 96 : 16)))
                    .toInstant();
            var block = Map.of(
                    "start",
                    start,
                    "end",
                    until.isAfter(clock.instant()) ? site.at(until) : site.at(DAY, "23:00"),
                    "kind",
                    "LEAVE",
                    "displace",
                    random.nextInt(3) > 0);
            var answer = told("block", desk.post("/v1/actors/" + actor + "/blocks", block));
            if (answer.status() == 201) {
                blocks.add("/v1/actors/" + actor + "/blocks/" + answer.text("id"));
                holds.stream()
                        .filter(hold -> mayBeDisplaced(hold, answer))
                        .forEach(hold -> blocked.add(hold.text("id")));
            }
        }

        /** A visit has its room for up to a quarter of an hour after its end. */
        private static boolean mayBeDisplaced(Answer hold, Answer block) {
            return moment(block, "start").isBefore(moment(hold, "end").plus(Duration.ofMinutes(15)))
                    && moment(block, "end").isAfter(moment(hold, "start"));
        }

        private void unblock() {
            if (!blocks.isEmpty()) {
                told("unblock", desk.delete(blocks.removeLast()));
            }
        }

        /** At most 6 hours and 40 minutes in all, so that the sign-in lasts. */
        private void letTimePass() {
            if (clock.instant().isBefore(MORNING.plus(Duration.ofHours(6)))) {
                clock.advance(Duration.ofMinutes(5 + random.nextInt(35)));
                story.add("it is " + site.at(clock.instant()));
            }
        }

        private void undoEverything() {
            while (!blocks.isEmpty()) {
                unblock();
            }
            booked.keySet().forEach(id -> change(id, "cancellation", Map.of("reason", "OTHER")));
            clock.advance(Duration.ofMinutes(11));
        }

        private List<String> slots(Office office) {
            return List.of("visit", "drip", "talk").stream()
                    .flatMap(service -> {
                        var answer = office.slots(desk, service, "&limit=200&from=" + DAY + "&to=" + DAY.plusDays(1));
                        return StreamSupport.stream(
                                        answer.expect(200).body().path("items").spliterator(), false)
                                .map(slot -> service + slot);
                    })
                    .toList();
        }
    }
}
