package org.stillpoint.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.clinic.PhaseCode.DISCHARGE;
import static org.stillpoint.clinic.PhaseCode.DOSING;
import static org.stillpoint.clinic.PhaseCode.OBSERVATION;
import static org.stillpoint.clinic.PhaseCode.PREPARATION;
import static org.stillpoint.clinic.PhaseCode.TURNOVER;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.availability.ClaimWish.Former;
import org.stillpoint.availability.OngoingVisit.PhaseSpan;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.testsupport.LockQueue;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.Seed;
import org.stillpoint.testsupport.TestClock;

/** Visits that get longer and shorter while they take place, on the real database. */
@QuarkusTest
class StayClaimsTest {

    private static final Instant NINE = Instant.parse("2031-03-05T09:00:00Z");
    private static final UUID NOBODY = new UUID(0, 0);

    @Inject
    Availability availability;

    @Inject
    ClaimLook look;

    @Inject
    Clinic clinic;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    private final ClinicSample sample = ClinicSample.in("UTC")
            .room("room-1", "ROOM")
            .room("room-2", "ROOM")
            .device("pump", "PUMP")
            .practitioner("nurse", 5, "NURSE")
            .service("visit", service -> service.phase(PREPARATION, 15)
                    .phase(DOSING, 30)
                    .phase(OBSERVATION, 60)
                    .phase(DISCHARGE, 10)
                    .phase(TURNOVER, 15)
                    .need("ROOM", PREPARATION, TURNOVER)
                    .need("NURSE", 2, PREPARATION, DOSING)
                    .need("NURSE", 1, OBSERVATION, DISCHARGE)
                    .need("PUMP", DOSING, DOSING));

    /** A visit of somebody, booked. */
    private record Booked(UUID id, UUID person, Instant start, Map<String, UUID> serving) {}

    @BeforeEach
    void open() {
        sample.install();
        clock.set(NINE.minusSeconds(3600));
    }

    private static Instant at(int minute) {
        return NINE.plus(Duration.ofMinutes(minute));
    }

    private Booked book(int minute, String... preferred) {
        var id = UUID.randomUUID();
        var person = UUID.randomUUID();
        var wanted = java.util.Arrays.stream(preferred)
                .map(name -> sample.actor(name).id())
                .collect(Collectors.toSet());
        var plan = clinic.newest();
        var visit = new VisitAt(plan, sample.service("visit"), sample.site(), at(minute));
        var claimed = QuarkusTransaction.requiringNew()
                .call(() -> availability.claim(visit, Claimant.appointment(id, person), wanted));
        return new Booked(
                id,
                person,
                at(minute),
                claimed.served().stream().collect(Collectors.toMap(Served::role, Served::actorId)));
    }

    /** Minutes from its start: when dosing began and ended, and when the patient leaves. */
    private OngoingVisit going(Booked booked, int dosing, int dosed, int leaves) {
        var start = booked.start();
        var ends = List.of(dosing, dosed, Math.max(dosed, leaves - 10), leaves, leaves + 15);
        var codes = List.of(PREPARATION, DOSING, OBSERVATION, DISCHARGE, TURNOVER);
        var phases = new ArrayList<PhaseSpan>();
        int from = 0;
        for (int n = 0; n < codes.size(); n++) {
            phases.add(
                    new PhaseSpan(codes.get(n), start.plusSeconds(from * 60L), start.plusSeconds(ends.get(n) * 60L)));
            from = ends.get(n);
        }
        return new OngoingVisit(
                sample.site(),
                booked.id(),
                booked.person(),
                sample.service("visit").needs(),
                phases,
                booked.serving());
    }

    private Extended extend(OngoingVisit visit) {
        return QuarkusTransaction.requiringNew().call(() -> {
            lock(visit);
            return availability.extend(visit);
        });
    }

    private void shorten(OngoingVisit visit) {
        QuarkusTransaction.requiringNew().run(() -> {
            lock(visit);
            availability.shorten(visit);
        });
    }

    private void lock(OngoingVisit visit) {
        availability.lock(visit.claimant(), visit.rest(clock.instant()));
    }

    private void release(Booked booked) {
        var day = new Former(
                sample.site(), new TimeSlot(booked.start(), booked.start().plus(Duration.ofHours(2))));
        QuarkusTransaction.requiringNew().run(() -> availability.release(Map.of(booked.id(), day)));
    }

    /** What it has of somebody, as minutes after nine. */
    private List<String> has(Booked booked, UUID schedule) {
        return database.list(
                "select lower(during), upper(during) from claim where claimant_id = ? and schedule_id = ? order by 1, 2",
                row -> Duration.between(
                                        NINE,
                                        row.getObject(1, java.time.OffsetDateTime.class)
                                                .toInstant())
                                .toMinutes()
                        + "-"
                        + Duration.between(
                                        NINE,
                                        row.getObject(2, java.time.OffsetDateTime.class)
                                                .toInstant())
                                .toMinutes(),
                booked.id(),
                schedule);
    }

    private UUID id(String actor) {
        return sample.actor(actor).id();
    }

    @Test
    void everyClaimOfAVisitThatTakesLongerGetsLonger() {
        var visit = book(0, "room-1");
        clock.set(at(20));
        var extended = extend(going(visit, 25, 65, 140));
        assertThat(extended).isEqualTo(new Extended(true, List.of()));
        assertThat(has(visit, id("room-1"))).containsExactly("0-155");
        assertThat(has(visit, id("pump"))).containsExactly("15-65");
        assertThat(has(visit, id("nurse"))).containsExactly("0-65", "0-140");
        assertThat(has(visit, visit.person())).containsExactly("0-140");
    }

    @Test
    void aVisitOfMoreThanADayKeepsWhatItNeeds() {
        var visit = book(0, "room-1");
        clock.set(at(100));
        extend(going(visit, 15, 45, 750));
        clock.set(at(740));
        extend(going(visit, 15, 45, 1450));
        clock.set(at(1440));
        assertThat(extend(going(visit, 15, 45, 1600))).isEqualTo(new Extended(true, List.of()));
        assertThat(has(visit, id("room-1"))).containsExactly("0-1500", "1500-1615");
        clock.set(at(1560));
        assertThat(extend(going(visit, 15, 45, 1700))).isEqualTo(new Extended(true, List.of()));
        assertThat(has(visit, id("room-1"))).containsExactly("0-1500", "1500-1715");
        shorten(going(visit, 15, 45, 1560));
        assertThat(has(visit, id("room-1"))).containsExactly("0-1500", "1500-1575");
    }

    @Test
    void aVisitThatHasAllItNeedsTakesNothing() {
        var visit = book(0, "room-1");
        assertThat(extend(going(visit, 15, 45, 115))).isEqualTo(new Extended(false, List.of()));
    }

    @Test
    void whoIsInTheWayIsNamedAndKeepsWhatTheyHave() {
        var visit = book(0, "room-1");
        var next = book(130, "room-1");
        clock.set(at(100));
        var extended = extend(going(visit, 15, 45, 140));
        assertThat(has(visit, id("room-1"))).containsExactly("0-130");
        assertThat(has(next, id("room-1"))).containsExactly("130-260");
        assertThat(extended.shortfalls()).hasSize(1).first().satisfies(shortfall -> {
            assertThat(shortfall.schedule()).isEqualTo(id("room-1"));
            assertThat(shortfall.during()).isEqualTo(new TimeSlot(at(130), at(155)));
            assertThat(shortfall.takers())
                    .containsExactly(
                            new Shortfall.Taker(next.id(), ClaimKind.APPOINTMENT, new TimeSlot(at(130), at(155))));
        });
        assertThat(availability.outlook(going(visit, 15, 45, 140)))
                .isEqualTo(new Extended(false, extended.shortfalls()));
    }

    @Test
    void whatBecomesFreeIsTakenTheNextTime() {
        var visit = book(0, "room-1");
        var next = book(130, "room-1");
        clock.set(at(100));
        extend(going(visit, 15, 45, 140));
        release(next);
        assertThat(extend(going(visit, 15, 45, 140))).isEqualTo(new Extended(true, List.of()));
        assertThat(has(visit, id("room-1"))).containsExactly("0-155");
    }

    @Test
    void aHoldThatIsOverIsInNobodysWay() {
        var visit = book(0, "room-1");
        var plan = clinic.newest();
        QuarkusTransaction.requiringNew()
                .call(() -> availability.claim(
                        new VisitAt(plan, sample.service("visit"), sample.site(), at(130)),
                        Claimant.hold(UUID.randomUUID(), clock.instant().plusSeconds(60)),
                        Set.of(id("room-1"))));
        assertThat(availability.outlook(going(visit, 15, 45, 140)).shortfalls()).hasSize(1);
        clock.set(at(100));
        assertThat(extend(going(visit, 15, 45, 140))).isEqualTo(new Extended(true, List.of()));
    }

    @Test
    void theRestIsGivenBackAndTheTurnoverStays() {
        var visit = book(0, "room-1");
        clock.set(at(85));
        shorten(going(visit, 15, 45, 85));
        assertThat(has(visit, id("room-1"))).containsExactly("0-100");
        assertThat(has(visit, id("nurse"))).containsExactly("0-45", "0-85");
        assertThat(has(visit, visit.person())).containsExactly("0-85");
        assertThat(has(book(105, "room-1"), id("room-1"))).containsExactly("105-235");
    }

    @Test
    void ofAnExtensionAndABookingOfTheSameTimeOneHasIt() {
        for (int day = 0; day < 15; day++) {
            clock.set(NINE.minusSeconds(3600));
            int start = 1440 * day;
            var visit = book(start, "room-1");
            book(start + 130, "room-2");
            clock.set(at(start + 60));
            var results = Race.<Object>of(2, n -> n == 0 ? () -> extend(going(visit, 15, 45, 140)) : booking(start));
            var extended = (Extended) results.getFirst();
            boolean booked = results.getLast() instanceof Booked;
            assertThat(extended.shortfalls().isEmpty())
                    .as("extended on day %d", day)
                    .isNotEqualTo(booked);
        }
    }

    /** From half past ten in the evening: what is left of it after midnight goes back to a day that somebody else is changing. */
    @Test
    void whatReachesOverMidnightIsGivenBackWithBothDaysLocked() {
        var visit = book(810, "room-1");
        clock.set(at(905));
        var first = new Former(sample.site(), new TimeSlot(at(810), at(815)));
        assertWaits(first, () -> shorten(going(visit, 15, 45, 100)));
        assertThat(has(visit, id("room-1"))).containsExactly("810-925");
    }

    @Test
    void whatWasExtendedOverMidnightIsGivenBackWithBothDaysLocked() {
        var visit = extendedOverMidnight();
        assertWaits(tomorrow(), () -> shorten(going(visit, 15, 45, 115)));
        assertThat(has(visit, id("room-1"))).containsExactly("720-850");
    }

    @Test
    void whatWasExtendedOverMidnightIsMovedWithBothDaysLocked() {
        var visit = extendedOverMidnight();
        assertWaits(tomorrow(), () -> QuarkusTransaction.requiringNew().run(() -> recast(visit)));
        assertThat(has(visit, id("room-1"))).containsExactly("720-850");
    }

    @Test
    void severalWhoMoveTogetherLockTheDaysThatOneOfThemWasExtendedInto() {
        var visit = extendedOverMidnight();
        assertWaits(tomorrow(), () -> QuarkusTransaction.requiringNew()
                .run(() -> availability.takeAll(availability.seatAll(List.of(wish(visit))), writes -> {})));
        assertThat(has(visit, id("room-1"))).containsExactly("720-850");
    }

    /** Planned until ten past eleven in the evening. */
    private Booked extendedOverMidnight() {
        var visit = book(720, "room-1");
        clock.set(at(780));
        extend(going(visit, 15, 45, 240));
        return visit;
    }

    private Former tomorrow() {
        return new Former(sample.site(), new TimeSlot(at(960), at(965)));
    }

    private VisitAt planned(Booked visit) {
        return new VisitAt(clinic.newest(), sample.service("visit"), sample.site(), visit.start());
    }

    private void recast(Booked visit) {
        var planned = planned(visit);
        availability.move(
                planned,
                Claimant.appointment(visit.id(), visit.person()),
                Set.copyOf(visit.serving().values()),
                new Former(sample.site(), planned.occupied()));
    }

    private ClaimWish wish(Booked visit) {
        var planned = planned(visit);
        return new ClaimWish(
                planned,
                Claimant.appointment(visit.id(), visit.person()),
                Set.copyOf(visit.serving().values()),
                Set.of(),
                Optional.of(new Former(sample.site(), planned.occupied())));
    }

    /** Somebody else is changing that day meanwhile. */
    private void assertWaits(Former day, Runnable change) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var changing = new AtomicReference<Future<?>>();
            QuarkusTransaction.requiringNew().run(() -> {
                // Not its turn, for which the others would wait before they are seen to wait.
                look.lock(DayLocks.of(day));
                changing.set(threads.submit(change));
                LockQueue.await(database, 1);
            });
            assertThat(changing.get()).succeedsWithin(Duration.ofSeconds(5));
        }
    }

    private Callable<Object> booking(int start) {
        return () -> {
            try {
                return book(start + 130);
            } catch (SlotTaken taken) {
                return taken;
            }
        };
    }

    /** Whatever happens in whatever order. */
    @Test
    void noLaneIsEverHadTwiceAndNothingIsLeftAtTheEnd() {
        Seed.tell(seed -> whateverHappens(new Random(seed)));
    }

    private void whateverHappens(Random random) {
        // In the order of their booking; by their ids, which are new each time, a seed would not repeat what it did.
        var going = new LinkedHashMap<Booked, int[]>();
        for (int minute = 0; minute < 900; minute += 5) {
            clock.set(at(minute));
            if (random.nextInt(4) == 0) {
                try {
                    int start = (minute + 14) / 15 * 15 + 15 * random.nextInt(16);
                    going.put(book(start), new int[] {15, 45, 115});
                } catch (SlotTaken | NotOffered full) {
                    assertThat(full).isNotNull();
                }
            }
            for (var one : List.copyOf(going.keySet())) {
                step(random, minute, going, one);
            }
            assertNothingOverlaps();
        }
        going.keySet().forEach(this::release);
        clock.set(at(2000));
        assertThat(claimsAfter(at(2000))).isEmpty();
    }

    private void step(Random random, int minute, Map<Booked, int[]> going, Booked one) {
        int since = minute - (int) Duration.between(NINE, one.start()).toMinutes();
        var times = going.get(one);
        if (since < 0 || random.nextInt(3) > 0) {
            return;
        }
        if (since > 60 && random.nextInt(5) == 0) {
            shorten(going(one, Math.min(times[0], since), Math.min(times[1], since), since));
            going.remove(one);
            return;
        }
        int late = random.nextInt(4) * 5;
        times[0] = since < times[0] ? times[0] + late : times[0];
        times[1] = Math.max(times[1] + (since < times[1] ? late : 0), times[0] + 30);
        times[2] = Math.max(times[2] + late, Math.max(times[1] + 70, since + 10));
        var visit = going(one, times[0], times[1], times[2]);
        var extended = extend(visit);
        assertThat(availability.outlook(visit)).isEqualTo(new Extended(false, extended.shortfalls()));
    }

    private void assertNothingOverlaps() {
        assertThat(database.list("""
                        select a.claimant_id from claim a
                          join claim b on a.schedule_id = b.schedule_id and a.lane = b.lane and a.during && b.during
                         where (a.claimant_id, a.part) < (b.claimant_id, b.part)
                        """, row -> row.getString(1))).isEmpty();
    }

    private List<String> claimsAfter(Instant moment) {
        return database.list(
                "select c.claimant_id from claim c join actor a on a.id = c.schedule_id"
                        + " where a.site_id = ? and upper(c.during) > ? and c.claimant_id <> ?",
                row -> row.getString(1),
                sample.site().id(),
                moment,
                NOBODY);
    }
}
