package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.stillpoint.availability.Availability;
import org.stillpoint.availability.FreeStarts;
import org.stillpoint.availability.SlotSearch;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Seed;
import org.stillpoint.testsupport.Wire.Answer;

/** What other features read from one search over half a year. */
@QuarkusTest
class SeatsOfSearchTest {

    private static final int DAYS = 190;

    private final Office office = Office.of(ClinicSample.in("America/New_York")
            .open("mon-sun", "08:00-18:00")
            .room("room-1", "ROOM")
            .room("room-2", "ROOM")
            .practitioner("nurse-1", 3, "NURSE")
            .practitioner("nurse-2", 3, "NURSE", "PRESCRIBER")
            .practitioner("prescriber", 2, "PRESCRIBER")
            .service("visit", service -> service.phase(PhaseCode.PREPARATION, 15)
                    .phase(PhaseCode.DOSING, 30)
                    .phase(PhaseCode.OBSERVATION, 60)
                    .phase(PhaseCode.TURNOVER, 15)
                    .need("ROOM", PhaseCode.PREPARATION, PhaseCode.TURNOVER)
                    .need("NURSE", 2, PhaseCode.PREPARATION, PhaseCode.DOSING)
                    .need("NURSE", 1, PhaseCode.OBSERVATION, PhaseCode.OBSERVATION)
                    .need("PRESCRIBER", PhaseCode.DOSING, PhaseCode.DOSING))
            .install());

    @Inject
    Availability availability;

    @Inject
    Clinic clinic;

    private FreeStarts search(Set<UUID> avoided, Set<UUID> moving) {
        var plan = clinic.plan();
        var zone = office.clinic().site().zone();
        var from = office.day().atTime(LocalTime.of(10, 0)).atZone(zone).toInstant();
        var to = office.day().plusDays(DAYS).atStartOfDay(zone).toInstant();
        return availability.slots(new SlotSearch(
                plan,
                plan.service(office.service("visit")).orElseThrow(),
                plan.site(office.site()).orElseThrow(),
                new TimeSlot(from, to),
                Optional.empty(),
                Optional.empty(),
                avoided,
                moving));
    }

    private FreeStarts search() {
        return search(Set.of(), Set.of());
    }

    private static Instant instant(String moment) {
        return OffsetDateTime.parse(moment).toInstant();
    }

    private Answer book(Instant start) {
        return office.bookAt("visit", office.at(start));
    }

    private static Set<String> actors(Answer booked) {
        return StreamSupport.stream(booked.body().path("actors").spliterator(), false)
                .map(actor -> actor.path("role").asText() + actor.path("actor").asText())
                .collect(Collectors.toSet());
    }

    private Set<String> seated(FreeStarts free, Instant start) {
        var plan = clinic.plan();
        return free.seat(start, Set.of()).orElseThrow().served().stream()
                .map(served -> served.role()
                        + plan.actor(served.actorId()).orElseThrow().code())
                .collect(Collectors.toSet());
    }

    @Test
    void whoeverIsSeatedByASearchIsWhomABookingChooses() {
        Seed.tell(seed -> bookWhateverIsFound(new Random(seed)));
    }

    private void bookWhateverIsFound(Random random) {
        for (int n = 0; n < 40; n++) {
            var date = office.day().plusDays(random.nextInt(4));
            book(instant(office.at(date, "%02d:%02d".formatted(10 + random.nextInt(6), random.nextInt(4) * 15))));
        }
        for (int n = 0; n < 12; n++) {
            var free = search();
            var starts = free.on(office.day().plusDays(random.nextInt(4)));
            if (!starts.isEmpty()) {
                var start = starts.get(random.nextInt(starts.size()));
                var wanted = seated(free, start);
                assertThat(actors(book(start).expect(201))).isEqualTo(wanted);
            }
        }
    }

    @Test
    void seatingChangesNothingThatIsAskedLater() {
        book(instant(office.at("10:30"))).expect(201);
        var free = search();
        var starts = free.stream().limit(300).toList();
        var capacity = starts.stream().map(free::capacityAt).toList();
        var first = starts.stream().map(start -> seated(free, start)).toList();
        assertThat(starts.stream().map(start -> seated(free, start)).toList()).isEqualTo(first);
        assertThat(starts.stream().map(free::capacityAt).toList()).isEqualTo(capacity);
        assertThat(free.stream().limit(300).toList()).isEqualTo(starts);
    }

    @Test
    void onlyAFreeStartIsSeated() {
        var free = search();
        assertThat(free.seat(instant(office.at("11:00")), Set.of())).isPresent();
        assertThat(free.seat(instant(office.at("11:05")), Set.of())).isEmpty();
        assertThat(free.seat(instant(office.at("11:00")).plusSeconds(1), Set.of()))
                .isEmpty();
        assertThat(free.seat(instant(office.at("17:30")), Set.of())).isEmpty();
        assertThat(free.seat(instant(office.at("09:00")), Set.of())).isEmpty();
        assertThat(free.seat(Instant.EPOCH, Set.of())).isEmpty();
        assertThat(free.seat(Instant.parse("2200-01-01T00:00:00Z"), Set.of())).isEmpty();
    }

    @Test
    void aSeatTellsHowMuchTimeItStrands() {
        book(instant(office.at("10:00"))).expect(201);
        book(instant(office.at("10:00"))).expect(201);
        var free = search();
        int beside =
                free.seat(instant(office.at("12:00")), Set.of()).orElseThrow().unusableMinutes();
        int apart =
                free.seat(instant(office.at("12:15")), Set.of()).orElseThrow().unusableMinutes();
        assertThat(apart).isGreaterThan(beside);
    }

    @Test
    void whoIsKnownComesFirstAndWhoIsAvoidedNotAtAll() {
        var known = office.clinic().actor("nurse-2").id();
        var start = instant(office.at("11:00"));
        var seat = search().seat(start, Set.of(known)).orElseThrow();
        assertThat(seat.served())
                .anyMatch(served ->
                        served.role().equals("NURSE") && served.actorId().equals(known));
        var without = search(Set.of(known), Set.of());
        assertThat(without.seat(start, Set.of(known)).orElseThrow().served())
                .noneMatch(served -> served.actorId().equals(known));
        var rooms = Set.of(
                office.clinic().actor("room-1").id(),
                office.clinic().actor("room-2").id());
        assertThat(search(rooms, Set.of()).stream()).isEmpty();
    }

    @Test
    void theDaysOfHalfAYearTogetherAreTheWholeSearch() {
        var free = search();
        var zone = office.clinic().site().zone();
        var byDay = office.day()
                .datesUntil(office.day().plusDays(DAYS + 1))
                .flatMap(date -> {
                    var starts = free.on(date);
                    assertThat(starts)
                            .allMatch(start -> LocalDate.ofInstant(start, zone).equals(date));
                    return starts.stream();
                })
                .toList();
        assertThat(byDay).isEqualTo(free.stream().toList()).hasSizeGreaterThan(DAYS * 30);
        assertThat(free.on(office.day().minusDays(1))).isEmpty();
        assertThat(free.on(office.day().plusDays(400))).isEmpty();
    }

    /** What lies far apart is read apart; nothing of it may be missed. */
    @Test
    void changesAtBothEndsOfHalfAYearAreSeen() {
        var before = search().stream().toList();
        var dates = List.of(0, 1, 3, 40, 41, 120, 189);
        var booked = dates.stream()
                .map(day -> office.at(office.day().plusDays(day), "11:00"))
                .flatMap(
                        start -> List.of(
                                office.bookAt("visit", start).expect(201),
                                office.bookAt("visit", start).expect(201))
                                .stream())
                .toList();
        var during = search();
        for (int day = 0; day < DAYS; day++) {
            var start = instant(office.at(office.day().plusDays(day), "11:00"));
            assertThat(during.seat(start, Set.of()).isEmpty()).isEqualTo(dates.contains(day));
        }
        var moving =
                booked.stream().map(each -> UUID.fromString(each.text("id"))).collect(Collectors.toSet());
        assertThat(search(Set.of(), moving).stream().toList()).isEqualTo(before);
        cancel(IntStream.range(0, booked.size()).filter(n -> n % 2 == 0).mapToObj(booked::get));
        var half = search();
        for (int day = 0; day < DAYS; day++) {
            assertThat(half.capacityAt(instant(office.at(office.day().plusDays(day), "11:00"))))
                    .isEqualTo(dates.contains(day) ? 1 : 2);
        }
        cancel(IntStream.range(0, booked.size()).filter(n -> n % 2 == 1).mapToObj(booked::get));
        assertThat(search().stream().toList()).isEqualTo(before);
    }

    private static void cancel(Stream<Answer> booked) {
        booked.forEach(each -> desk().ifMatch(0)
                .post("/v1/appointments/" + each.text("id") + "/cancellation", Map.of("reason", "PATIENT"))
                .expect(200));
    }
}
