package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.visitor;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.ClaimLedger;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;

@QuarkusTest
class CourseBookingTest {

    private final Office office = Office.open();
    private String patient;

    @Inject
    TestClock clock;

    @Inject
    AgroalDataSource database;

    @Inject
    Database rows;

    @Inject
    NewsWitness news;

    @Inject
    PatientVisits visits;

    @BeforeEach
    void register() {
        patient = Office.patient();
    }

    @AfterEach
    void claimsAreSound() throws SQLException {
        try (var connection = database.getConnection()) {
            ClaimLedger.assertSound(
                    connection, clock.instant(), List.of(office.clinic().site().id()));
        }
    }

    private String day(int number, String time) {
        return office.at(office.day().plusDays(number), time);
    }

    private Course course() {
        return Course.of(office, patient);
    }

    private static List<String> texts(Answer answer, String list, String property) {
        return StreamSupport.stream(answer.body().path(list).spliterator(), false)
                .map(each -> each.path(property).asText())
                .toList();
    }

    private static UUID id(Answer booked, int index) {
        return UUID.fromString(booked.body().get(index).path("id").asText());
    }

    @Test
    void twelveVisitsAreBookedTogetherEachWithItsRowsAndItsNews() {
        var course = course();
        for (int number = 0; number < 12; number++) {
            course.visit("visit", day(3 * number, "09:00"));
        }
        var booked = course.book(desk()).expect(201);
        assertThat(booked.body()).hasSize(12);
        for (int number = 0; number < 12; number++) {
            assertThat(booked.body().get(number).path("start").asText()).isEqualTo(day(3 * number, "09:00"));
            assertThat(AuditTrail.actions(id(booked, number))).containsExactly("APPOINTMENT_BOOKED");
            desk().get("/v1/appointments/" + id(booked, number)).expect(200);
        }
        assertThat(news.about(UUID.fromString(patient))).hasSize(12).allMatch(AppointmentBooked.class::isInstance);
    }

    @Test
    void ifOneOfTheTimesIsTakenNothingIsBookedAndAllThatDoNotFitAreTold() {
        var other = office.bookAt("visit", day(1, "09:30")).expect(201);
        var before = office.times("visit");
        var refused = course().visit("visit", day(0, "09:00"))
                .visit("visit", day(1, "09:00"))
                .visit("visit", day(2, "09:00"))
                .visit("visit", day(3, "17:15"))
                .book(desk())
                .expect(409);
        assertThat(refused.problem()).isEqualTo("visits-taken");
        assertThat(texts(refused, "visits", "index")).containsExactly("1", "3");
        assertThat(texts(refused, "visits", "problem")).containsExactly("slot-taken", "not-offered");
        assertThat(texts(refused, "visits", "start")).containsExactly(day(1, "09:00"), day(3, "17:15"));
        assertThat(refused.body().at("/visits/0/blockers").findValuesAsText("role"))
                .containsExactly("ROOM", "NURSE");
        assertThat(office.times("visit")).isEqualTo(before);
        assertThat(visits.of(List.of(UUID.fromString(other.text("id"))))).hasSize(1);
        assertThat(AuditTrail.about(UUID.fromString(patient)))
                .extracting(AuditTrail.Entry::action)
                .doesNotContain("APPOINTMENT_BOOKED");
        assertThat(news.about(UUID.fromString(patient))).isEmpty();
    }

    @Test
    void ofTwoVisitsOnOneDayTheSecondSeesWhatTheFirstTakes() {
        var refused = course().visit("visit", day(0, "09:00"))
                .visit("visit", day(0, "10:15"))
                .book(desk())
                .expect(409);
        assertThat(texts(refused, "visits", "index")).containsExactly("1");
        assertThat(refused.body().at("/visits/0/blockers").findValuesAsText("role"))
                .containsExactly("ROOM");
        course().visit("visit", day(0, "09:00"))
                .visit("visit", day(0, "10:30"))
                .book(desk())
                .expect(201);
    }

    @Test
    void thePatientIsNotBookedWhereTheyAreElsewhere() {
        var there = Office.open();
        desk().post("/v1/appointments", there.booking("talk", day(1, "09:30"), patient))
                .expect(201);
        var refused = course().visit("visit", day(0, "09:00"))
                .visit("visit", day(1, "09:00"))
                .book(desk())
                .expect(409);
        assertThat(texts(refused, "visits", "index")).containsExactly("1");
        assertThat(refused.body().at("/visits/0/blockers").findValuesAsText("role"))
                .containsExactly("PATIENT");
    }

    @Test
    void visitsThatMayNotStartThenAreToldTogether() {
        var course = course().visit("visit", day(0, "09:00"))
                .visit("visit", day(0, "12:05"))
                .visit("visit", day(70, "09:00"));
        var refused = course.book(desk()).expect(422);
        assertThat(refused.problem()).isEqualTo("start-not-allowed");
        assertThat(texts(refused, "visits", "index")).containsExactly("1", "2");
        assertThat(refused.body().at("/visits/0/reasons/0/rule").asText()).isEqualTo("ON_THE_GRID");
        assertThat(refused.body().at("/visits/1/reasons/0/rule").asText()).isEqualTo("HORIZON");
        assertThat(texts(refused, "reasons", "rule")).containsExactly("ON_THE_GRID", "HORIZON");
    }

    @Test
    void aHorizonThatIsLiftedIsKeptWithTheVisitThatNeededIt() {
        var booked = course().visit("visit", day(0, "09:00"))
                .visit("visit", day(70, "09:00"))
                .book(desk(), Map.of("reason", "Agreed by phone"))
                .expect(201);
        assertThat(AuditTrail.actions(id(booked, 1))).contains("APPOINTMENT_BOOKED", "START_RULE_OVERRIDDEN");
    }

    @Test
    void whatIsUnknownIsPointedTo() {
        var nobody = Course.of(office, UUID.randomUUID().toString())
                .visit("talk", day(1, "09:00"))
                .book(desk())
                .expect(400);
        assertThat(nobody.body().at("/errors/0/pointer").asText()).isEqualTo("/patient");
        var place = new HashMap<>(office.place("visit", day(1, "09:00")));
        place.put("service", "MADE_UP");
        var nothing = desk().post(Course.PATH, Map.of("patient", patient, "visits", List.of(place)))
                .expect(400);
        assertThat(nothing.body().at("/errors/0/pointer").asText()).isEqualTo("/visits/0/service");
    }

    @Test
    void bookingWhatFitsLeavesTheRestAndSaysWhy() {
        office.bookAt("visit", day(1, "09:30")).expect(201);
        var done = course().visit("visit", day(0, "09:00"))
                .visit("visit", day(1, "09:00"))
                .visit("visit", day(2, "09:05"))
                .visit("visit", day(3, "09:00"))
                .visit("visit", day(4, "17:15"))
                .bookWhatFits(desk())
                .expect(201);
        assertThat(done.body().path("booked").toString()).isEqualTo("[0,3]");
        assertThat(texts(done, "refused", "index")).containsExactly("1", "2", "4");
        assertThat(texts(done, "refused", "problem")).containsExactly("slot-taken", "start-not-allowed", "not-offered");
        assertThat(visits.treatmentsOf(UUID.fromString(patient))).isEmpty();
        assertThat(news.about(UUID.fromString(patient))).hasSize(2);
    }

    @Test
    void anActorThatIsAvoidedPlaysNoRoleAndOneThatIsPreferredComesFirst() {
        var two = Office.of(Office.small().practitioner("a-nurse", 3, "NURSE").install());
        var booked = Course.of(two, patient)
                .visit("visit", two.at("09:00"))
                .with("preferred", "nurse")
                .visit("visit", two.at("13:00"))
                .with("avoided", "nurse")
                .book(desk())
                .expect(201);
        var nurse = two.clinic().actor("nurse").id().toString();
        assertThat(booked.body().get(0).path("actors").toString()).contains(nurse);
        assertThat(booked.body().get(1).path("actors").toString()).doesNotContain(nurse);
        var refused = Course.of(two, patient)
                .visit("visit", two.at(two.day().plusDays(1), "09:00"))
                .with("avoided", "room")
                .book(desk())
                .expect(409);
        assertThat(texts(refused, "visits", "problem")).containsExactly("not-offered");
    }

    @Test
    void twoVisitsChangePlaces() {
        var other = Office.patient();
        var one = course().visit("visit", day(0, "09:00")).book(desk()).expect(201);
        var two = Course.of(office, other)
                .visit("visit", day(1, "13:00"))
                .book(desk())
                .expect(201);
        var moved = Course.moveAll(desk(), Course.move(one, 0, day(1, "13:00")), Course.move(two, 0, day(0, "09:00")))
                .expect(200);
        assertThat(moved.body().get(0).path("start").asText()).isEqualTo(day(1, "13:00"));
        assertThat(moved.body().get(1).path("start").asText()).isEqualTo(day(0, "09:00"));
        assertThat(moved.body().get(0).path("version").asLong()).isEqualTo(1);
        assertThat(AuditTrail.actions(id(one, 0))).contains("APPOINTMENT_MOVED");
        assertThat(news.about(UUID.fromString(other))).hasSize(2).last().isInstanceOf(AppointmentMoved.class);
        assertThat(desk().get("/v1/appointments/" + id(one, 0))
                        .expect(200)
                        .body()
                        .path("moves")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void theKeyToAVisitOutlivesItAlsoWhereSeveralAreMovedTogether() {
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        var mine = visitor().post("/v1/appointments", Office.confirmation(hold)).expect(201);
        var before = keyEnd(mine);
        Course.moveAll(desk(), Course.move(mine.text("id"), 0, day(9, "09:00"))).expect(200);
        assertThat(Duration.between(before, keyEnd(mine)).toDays()).isEqualTo(9);
    }

    private Instant keyEnd(Answer booked) {
        return rows.first(
                        "select expires_at from personal_key where subject = ? and kind = 'APPOINTMENT'",
                        row -> row.getTimestamp(1).toInstant(),
                        UUID.fromString(booked.text("id")))
                .orElseThrow();
    }

    @Test
    void oneMoveThatDoesNotFitLeavesAllWhereTheyAre() {
        office.bookAt("visit", day(2, "09:00")).expect(201);
        var booked = course().visit("visit", day(0, "09:00"))
                .visit("visit", day(1, "09:00"))
                .book(desk())
                .expect(201);
        var refused = Course.moveAll(
                        desk(), Course.move(booked, 0, day(3, "09:00")), Course.move(booked, 1, day(2, "09:30")))
                .expect(409);
        assertThat(texts(refused, "visits", "index")).containsExactly("1");
        assertThat(visits.of(List.of(id(booked, 0), id(booked, 1))))
                .extracting(VisitFact::start)
                .containsExactly(instant(day(0, "09:00")), instant(day(1, "09:00")));
    }

    private static Instant instant(String moment) {
        return OffsetDateTime.parse(moment).toInstant();
    }

    @Test
    void whoeverHasReadAnOlderVersionMovesNothing() {
        var booked = course().visit("visit", day(0, "09:00")).book(desk()).expect(201);
        var id = id(booked, 0).toString();
        assertThat(Course.moveAll(desk(), Course.move(id, 7, day(1, "09:00")))
                        .expect(412)
                        .problem())
                .isEqualTo("stale-version");
        assertThat(Course.moveAll(desk(), Course.move(UUID.randomUUID().toString(), 0, day(1, "09:00")))
                        .status())
                .isEqualTo(404);
        desk().ifMatch(0)
                .post("/v1/appointments/" + id + "/cancellation", Map.of("reason", "PATIENT"))
                .expect(200);
        assertThat(Course.moveAll(desk(), Course.move(id, 1, day(1, "09:00")))
                        .expect(409)
                        .problem())
                .isEqualTo("appointment-not-open");
    }

    @Test
    void aVisitThatHasLostAnActorGetsAnotherAtItsTimeWithoutBeingMoved() {
        var two = Office.of(Office.small().practitioner("other", 3, "NURSE").install());
        var booked = Course.of(two, patient)
                .visit("visit", two.at("09:00"))
                .with("preferred", "nurse")
                .book(desk())
                .expect(201);
        desk().post(
                        "/v1/actors/" + two.actor("nurse") + "/blocks",
                        Map.of("start", two.at("08:00"), "end", two.at("18:00"), "kind", "LEAVE", "displace", true))
                .expect(201);
        var site = two.clinic().site().id();
        var day = new TimeSlot(instant(two.at("00:00")), instant(two.at("23:59")));
        var displaced = visits.displacedAt(site, day);
        assertThat(displaced).extracting(VisitFact::id).containsExactly(id(booked, 0));
        var again = Course.moveAll(
                        desk(),
                        Course.move(
                                id(booked, 0).toString(), displaced.getFirst().version(), two.at("09:00")))
                .expect(200);
        assertThat(again.body().get(0).path("actors").toString())
                .contains(two.clinic().actor("other").id().toString());
        assertThat(visits.displacedAt(site, day)).isEmpty();
        assertThat(visits.bookedAt(site, day)).hasSize(1);
        var shown = desk().get("/v1/appointments/" + id(booked, 0)).expect(200).body();
        assertThat(shown.path("moves").asInt()).isZero();
        assertThat(AuditTrail.actions(id(booked, 0))).contains("APPOINTMENT_REASSIGNED");
    }

    @Test
    void aVisitThatHasLostNobodyIsServedByOthersIfItShallBe() throws SQLException {
        var two = Office.of(Office.small().practitioner("other", 3, "NURSE").install());
        var booked = Course.of(two, patient)
                .visit("visit", two.at("09:00"))
                .with("preferred", "nurse")
                .book(desk())
                .expect(201);
        var move = new HashMap<String, Object>(Course.move(id(booked, 0).toString(), 0, two.at("09:00")));
        move.put("avoided", two.clinic().actor("nurse").id());
        desk().post(Course.PATH + "/moves", Map.of("moves", List.of(move))).expect(200);
        var other = two.clinic().actor("other").id();
        assertThat(visits.of(Set.of(id(booked, 0))).getFirst().actors())
                .extracting(PlannedActor::actor)
                .contains(other);
        try (var connection = database.getConnection()) {
            ClaimLedger.assertSound(
                    connection, clock.instant(), List.of(two.clinic().site().id()));
        }
    }

    @Test
    void datesOnBothSidesOfAShiftKeepTheirLocalTime() throws SQLException {
        var zone = office.clinic().site().zone();
        var shift = zone.getRules()
                .nextTransition(clock.instant())
                .getDateTimeBefore()
                .toLocalDate();
        var around = Office.on(
                ClinicSample.in(zone.getId())
                        .room("room", "ROOM")
                        .service("visit", service -> service.phase(PhaseCode.DOSING, 60)
                                .need("ROOM", PhaseCode.DOSING, PhaseCode.DOSING))
                        .install(),
                shift);
        var course = Course.of(around, patient);
        for (int day = -2; day <= 2; day++) {
            course.visit("visit", around.at(shift.plusDays(day), "00:30"))
                    .visit("visit", around.at(shift.plusDays(day), "09:00"));
        }
        var booked = course.book(desk()).expect(201);
        assertThat(booked.body()).hasSize(10);
        assertThat(StreamSupport.stream(booked.body().spliterator(), false)
                        .map(each -> each.path("start").asText().substring(11, 16)))
                .containsOnly("00:30", "09:00");
        try (var connection = database.getConnection()) {
            ClaimLedger.assertSound(
                    connection, clock.instant(), List.of(around.clinic().site().id()));
        }
    }

    @Test
    void gatesThatAreMissingAreToldForEachVisit() {
        var clinic = Chart.office();
        var refused = Course.of(clinic, patient)
                .visit("infusion", clinic.at("09:00"))
                .visit("talk", clinic.at("13:00"))
                .visit("infusion", clinic.at(clinic.day().plusDays(2), "09:00"))
                .book(desk())
                .expect(422);
        assertThat(refused.problem()).isEqualTo("gates-not-met");
        assertThat(texts(refused, "visits", "index")).containsExactly("0", "2");
        assertThat(texts(refused, "gates", "code"))
                .containsExactly("EVALUATION_CURRENT", "CLEARANCE", "SCREENING_REVIEWED", "CONSENT_SIGNED");
        assertThat(texts(refused, "visits", "start")).hasSize(2);
    }

    @Test
    void whatIsOverriddenIsKeptForTheVisitsThatNeedIt() {
        var clinic = Chart.office();
        var chart = GapKept.chart(clinic, 3);
        var course = Course.of(clinic, chart.patient())
                .visit("infusion", clinic.at("09:00"))
                .visit("infusion", clinic.at(clinic.day().plusDays(2), "09:00"))
                .visit("infusion", clinic.at(clinic.day().plusDays(9), "09:00"));
        Map<String, Object> override = Map.of("reason", "Seen before", "gates", List.of(GapKept.CODE));
        assertThat(course.book(desk(), override).expect(403).problem()).isEqualTo("gate-override-not-allowed");
        var booked = course.book(Chart.prescriber(), override).expect(201);
        assertThat(AuditTrail.actions(id(booked, 0))).contains("GATES_OVERRIDDEN");
        assertThat(AuditTrail.actions(id(booked, 1))).contains("GATES_OVERRIDDEN");
        assertThat(AuditTrail.actions(id(booked, 2))).doesNotContain("GATES_OVERRIDDEN");
        var nothing = Course.of(clinic, chart.patient())
                .visit("talk", clinic.at("14:00"))
                .book(Chart.prescriber(), override)
                .expect(422);
        assertThat(nothing.problem()).isEqualTo("gate-not-overridable");
    }

    @Test
    void eachDateIsJudgedKnowingTheOthers() {
        var clinic = Chart.office();
        var chart = GapKept.chart(clinic, 2);
        var near = Course.of(clinic, chart.patient())
                .visit("infusion", clinic.at("09:00"))
                .visit("talk", clinic.at("13:00"))
                .visit("infusion", clinic.at(clinic.day().plusDays(1), "09:00"))
                .visit("infusion", clinic.at(clinic.day().plusDays(3), "09:00"));
        var refused = near.book(desk()).expect(422);
        assertThat(texts(refused, "visits", "index")).containsExactly("0", "2");
        var done = near.bookWhatFits(desk()).expect(201);
        assertThat(done.body().path("booked").toString()).isEqualTo("[0,1,3]");
        assertThat(texts(done, "refused", "problem")).containsExactly("gates-not-met");
        assertThat(visits.treatmentsOf(UUID.fromString(chart.patient())))
                .extracting(visit -> visit.service().route())
                .containsExactly(Route.IV_KETAMINE, Route.IV_KETAMINE);
    }

    @Test
    void whatMovesTogetherIsNotCountedWhereItHasBeen() {
        var clinic = Chart.office();
        var chart = GapKept.chart(clinic, 2);
        var booked = Course.of(clinic, chart.patient())
                .visit("infusion", clinic.at("09:00"))
                .visit("infusion", clinic.at(clinic.day().plusDays(2), "09:00"))
                .book(desk())
                .expect(201);
        Course.moveAll(
                        desk(),
                        Course.move(booked, 0, clinic.at(clinic.day().plusDays(1), "09:00")),
                        Course.move(booked, 1, clinic.at(clinic.day().plusDays(3), "09:00")))
                .expect(200);
        var refused = Course.moveAll(
                        desk(),
                        Course.move(
                                id(booked, 0).toString(),
                                1,
                                clinic.at(clinic.day().plusDays(2), "09:00")))
                .expect(422);
        assertThat(texts(refused, "gates", "code")).containsExactlyInAnyOrder(GapKept.CODE, "SPACING_KEPT");
    }
}
