package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.ClaimLedger;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.testsupport.NoDeadlocks;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;

/** Many want several times at once, over HTTP. */
@QuarkusTest
@ExtendWith(NoDeadlocks.class)
class CourseRacesTest {

    private static final int CALLERS = 16;

    @Inject
    TestClock clock;

    @Inject
    AgroalDataSource database;

    @Inject
    PatientVisits visits;

    /** An hour of one watcher of so many lanes, around the clock. */
    private static Office watched(int lanes) {
        return Office.of(ClinicSample.in("Europe/Berlin")
                .practitioner("watcher", lanes, "WATCH")
                .service("look", service -> service.phase(PhaseCode.DOSING, 30)
                        .need("WATCH", PhaseCode.DOSING, PhaseCode.DOSING))
                .install());
    }

    private static List<String> patients(int count) {
        return IntStream.range(0, count).mapToObj(n -> Office.patient()).toList();
    }

    @Test
    void whoLosesOneOfTheDatesLosesAllAndIsToldWhichOne() throws SQLException {
        var office = watched(1);
        var patients = patients(CALLERS);
        for (int round = 0; round < 4; round++) {
            var first = office.day().plusDays(5L * round);
            var answers = Race.of(
                    CALLERS,
                    n -> () -> Course.of(office, patients.get(n))
                            .visit("look", own(office, first, n))
                            .visit("look", own(office, first.plusDays(1), n))
                            .visit("look", office.at(first.plusDays(2), "12:00"))
                            .visit("look", own(office, first.plusDays(3), n))
                            .book(desk()));
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(201, 1, 409, CALLERS - 1));
            assertThat(answers).filteredOn(answer -> answer.status() == 409).allSatisfy(answer -> {
                assertThat(answer.problem()).isEqualTo("visits-taken");
                assertThat(answer.body().path("visits").findValuesAsText("index"))
                        .containsExactly("2");
            });
        }
        var slot = new TimeSlot(clock.instant(), clock.instant().plusSeconds(40 * 86_400));
        assertThat(visits.bookedAt(office.clinic().site().id(), slot)).hasSize(4 * 4);
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    /** A half hour that nobody else wants. */
    private static String own(Office office, LocalDate date, int caller) {
        return office.at(date, "%02d:%02d".formatted(4 + caller / 2, caller % 2 * 30));
    }

    @Test
    void listsInOppositeOrdersDoNotWaitInACircle() throws SQLException {
        var office = watched(CALLERS);
        var patients = patients(CALLERS);
        for (int round = 0; round < 3; round++) {
            var first = office.day().plusDays(8L * round);
            var answers = Race.of(CALLERS, n -> () -> {
                var course = Course.of(office, patients.get(n));
                for (int day = 0; day < 8; day++) {
                    course.visit("look", office.at(first.plusDays(n % 2 == 0 ? day : 7 - day), "12:00"));
                }
                return course.book(desk());
            });
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(201, CALLERS));
        }
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    @Test
    void movesInOppositeOrdersDoNotWaitInACircle() throws SQLException {
        var office = watched(4);
        var booked = patients(8).stream()
                .map(patient -> Course.of(office, patient)
                        .visit("look", office.at("09:00"))
                        .visit("look", office.at(office.day().plusDays(4), "09:00"))
                        .bookWhatFits(desk())
                        .expect(201))
                .toList();
        assertThat(booked)
                .filteredOn(each -> each.body().path("booked").size() == 2)
                .hasSize(4);
        var facts = visits.bookedAt(
                office.clinic().site().id(),
                new TimeSlot(clock.instant(), clock.instant().plusSeconds(40 * 86_400)));
        assertThat(facts).hasSize(8);
        // Four pairs; of each pair the visits change days with each other, half of the pairs named backwards.
        var answers = Race.of(4, n -> () -> {
            var early = facts.get(n);
            var late = facts.get(4 + n);
            var there = Course.move(early.id().toString(), early.version(), office.at(late.start()));
            var back = Course.move(late.id().toString(), late.version(), office.at(early.start()));
            return n % 2 == 0 ? Course.moveAll(desk(), there, back) : Course.moveAll(desk(), back, there);
        });
        assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 4));
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    @Test
    void whoCancelsACourseAndWhoBlocksItsDaysDoNotWaitInACircle() throws SQLException {
        var office = watched(4);
        var patients = patients(4);
        for (int round = 0; round < 10; round++) {
            var first = office.day().plusDays(5L * round);
            var courses = patients.stream()
                    .map(patient -> Course.of(office, patient)
                            .visit("look", office.at(first.plusDays(3), "12:00"))
                            .visit("look", office.at(first.plusDays(1), "12:00"))
                            .visit("look", office.at(first, "12:00"))
                            .visit("look", office.at(first.plusDays(2), "12:00"))
                            .book(desk())
                            .expect(201))
                    .toList();
            var block = Map.of(
                    "start",
                    office.at(first, "08:00"),
                    "end",
                    office.at(first.plusDays(3), "16:00"),
                    "kind",
                    "LEAVE",
                    "displace",
                    true);
            var answers = Race.of(
                    5,
                    n -> () -> n == 4
                            ? desk().post("/v1/actors/" + office.actor("watcher") + "/blocks", block)
                            : Course.cancel(desk(), courses.get(n)));
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 4, 201, 1));
        }
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    @Test
    void ofTwoWhoBookOnePatientOnDaysThatAreTooNearExactlyOneWins() {
        for (int round = 0; round < 12; round++) {
            var office = Chart.office();
            var chart = GapKept.chart(office, 2);
            var tomorrow = office.day().plusDays(1);
            var answers = Race.between(
                    () -> desk().post("/v1/appointments", chart.booking("infusion", office.at("09:00"))),
                    () -> infusion(office, chart, tomorrow));
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(201, 1, 422, 1));
            assertThat(visits.treatmentsOf(UUID.fromString(chart.patient()))).hasSize(1);
        }
    }

    private static Answer infusion(Office office, Chart chart, LocalDate date) {
        return desk().post("/v1/appointments", chart.booking("infusion", office.at(date, "09:00")));
    }

    @Test
    void ofACourseAndASingleVisitThatIsTooNearExactlyOneWins() {
        for (int round = 0; round < 6; round++) {
            var office = Chart.office();
            var chart = GapKept.chart(office, 2);
            var answers = Race.between(
                    () -> Course.of(office, chart.patient())
                            .visit("infusion", office.at("09:00"))
                            .visit("infusion", office.at(office.day().plusDays(3), "09:00"))
                            .book(desk()),
                    () -> infusion(office, chart, office.day().plusDays(2)));
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(201, 1, 422, 1));
        }
    }

    @Test
    void twoMovesThatWouldMeetDoNotBothSucceed() {
        for (int round = 0; round < 6; round++) {
            var office = Chart.office();
            var chart = GapKept.chart(office, 2);
            var first = infusion(office, chart, office.day()).expect(201);
            var second = infusion(office, chart, office.day().plusDays(9)).expect(201);
            var answers = Race.between(
                    () -> move(first, office.at(office.day().plusDays(4), "09:00")),
                    () -> move(second, office.at(office.day().plusDays(5), "09:00")));
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 1, 422, 1));
        }
    }

    @Test
    void aMoveIsNotCountedAgainstItself() {
        var office = Chart.office();
        var chart = GapKept.chart(office, 5);
        var booked = infusion(office, chart, office.day()).expect(201);
        move(booked, office.at(office.day().plusDays(1), "09:00")).expect(200);
    }

    private static Answer move(Answer booked, String start) {
        return desk().ifMatch(0)
                .post("/v1/appointments/" + booked.text("id") + "/rescheduling", Map.of("start", start));
    }
}
