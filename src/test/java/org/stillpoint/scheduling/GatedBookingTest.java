package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stillpoint.testsupport.Chart.nurse;
import static org.stillpoint.testsupport.Chart.prescriber;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.staff;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.Database;
import org.stillpoint.security.KeyKind;
import org.stillpoint.security.PersonalKeys;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

@QuarkusTest
class GatedBookingTest {

    private static final String PATH = "/v1/appointments";
    private static final String REASON = "Seen by a colleague last week";

    private final Office office = Chart.office();

    @Inject
    Database database;

    @Inject
    PersonalKeys keys;

    @Inject
    TestClock clock;

    private static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    private static void assertMissing(Answer answer, String... gates) {
        assertRefused(answer, 422, "gates-not-met");
        assertThat(answer.body().path("gates").findValuesAsText("code")).containsExactly(gates);
    }

    private Answer book(Chart chart, String service, String start) {
        return desk().post(PATH, chart.booking(service, start));
    }

    private Answer book(Wire caller, Chart chart, String... overridden) {
        var booking = new HashMap<>(chart.booking("infusion", office.at("09:00")));
        booking.put("override", Map.of("reason", REASON, "gates", List.of(overridden)));
        return caller.post(PATH, booking);
    }

    private Answer move(Wire caller, Answer booked, String start, Object override) {
        var request = new HashMap<String, Object>(Map.of("start", start));
        if (override != null) {
            request.put("override", override);
        }
        return caller.ifMatch(booked.body().path("version").asLong())
                .post(PATH + "/" + booked.text("id") + "/rescheduling", request);
    }

    @Test
    void anInfusionIsNotBookedWithoutItsGatesAndAllThatIsMissingIsTold() {
        var before = office.times("infusion");
        var refused = book(Chart.empty(office), "infusion", office.at("09:00"));
        assertMissing(refused, "EVALUATION_CURRENT", "CLEARANCE", "SCREENING_REVIEWED", "CONSENT_SIGNED");
        var gates = refused.body().path("gates");
        assertThat(gates.findValuesAsText("state")).containsOnly("MISSING");
        assertThat(gates.findValuesAsText("overridable")).containsExactly("true", "false", "true", "false");
        assertThat(office.times("infusion")).isEqualTo(before);
    }

    @Test
    void aSprayAlsoNeedsTheRemsOfPatientAndSite() {
        assertMissing(
                book(Chart.empty(office), "spray", office.at("09:00")),
                "EVALUATION_CURRENT",
                "CLEARANCE",
                "SCREENING_REVIEWED",
                "CONSENT_SIGNED",
                "REMS_SITE_ACTIVE",
                "REMS_PATIENT_ENROLLED");
    }

    @Test
    void whoeverHasAllGatesIsBooked() {
        book(Chart.complete(office, Route.IV_KETAMINE), "infusion", office.at("09:00"))
                .expect(201);
        book(Chart.complete(office, Route.ESKETAMINE_NASAL), "spray", office.at("13:00"))
                .expect(201);
    }

    @Test
    void aVisitInWhichNothingIsGivenHasNoGates() {
        book(Chart.empty(office), "talk", office.at("09:00")).expect(201);
        var chart = Chart.empty(office);
        chart.flag();
        book(chart, "talk", office.at("09:30")).expect(201);
    }

    @Test
    void aClearanceIsForItsOwnRoute() {
        var chart = Chart.complete(office, Route.IV_KETAMINE);
        chart.enrolment(LocalDate.of(2020, 1, 1), null);
        chart.certification(LocalDate.of(2020, 1, 1), null);
        assertMissing(book(chart, "spray", office.at("09:00")), "CLEARANCE");
    }

    @Test
    void whatWillHaveExpiredOnTheDayOfTheVisitIsExpiredForIt() {
        var chart = Chart.complete(office, Route.IV_KETAMINE);
        chart.clearance(Route.IV_KETAMINE, "TREATMENT_RESISTANT_DEPRESSION", office.day());
        book(chart, "infusion", office.at("15:30")).expect(201);
        var next = office.day().plusDays(1);
        var late = office.day().plusDays(2);
        var refused = book(chart, "infusion", office.at(late, "09:00"));
        assertMissing(refused, "CLEARANCE");
        assertThat(refused.body().at("/gates/0/state").asText()).isEqualTo("EXPIRED");
        assertThat(refused.body().at("/gates/0/until").asText()).isEqualTo(office.at(next, "00:00"));
    }

    @Test
    void evaluationAndReviewHoldForHalfAYear() {
        var chart = Chart.complete(office, Route.IV_KETAMINE);
        var late = LocalDate.now(office.clinic().site().zone()).plusDays(182);
        chart.clearance(Route.IV_KETAMINE, "TREATMENT_RESISTANT_DEPRESSION", late);
        assertMissing(book(chart, "infusion", office.at(late, "09:00")), "EVALUATION_CURRENT", "SCREENING_REVIEWED");
    }

    @ParameterizedTest
    @CsvSource({
        "IV_KETAMINE, infusion, TREATMENT_RESISTANT_DEPRESSION, 422",
        "ESKETAMINE_NASAL, spray, TREATMENT_RESISTANT_DEPRESSION, 201",
        "ESKETAMINE_NASAL, spray, MAJOR_DEPRESSION_WITH_SUICIDALITY, 201",
        "ESKETAMINE_NASAL, spray, PANIC_DISORDER, 422",
        "ESKETAMINE_NASAL, spray, DEPRESSION, 422"
    })
    void offLabelUseNeedsItsOwnConsent(Route route, String service, String indication, int status) {
        var chart = Chart.empty(office).evaluation().review("ACCEPTABLE").consent("TREATMENT");
        chart.clearance(route, indication, office.day());
        chart.enrolment(LocalDate.of(2020, 1, 1), null);
        chart.certification(LocalDate.of(2020, 1, 1), null);
        var answer = book(chart, service, office.at("09:00"));
        assertThat(answer.status()).isEqualTo(status);
        if (status == 422) {
            assertMissing(answer, "CONSENT_SIGNED");
            chart.consent("OFF_LABEL");
            book(chart, service, office.at("09:00")).expect(201);
        }
    }

    @Test
    void aHoldDoesNotBecomeATreatmentWithoutItsGates() {
        var hold = office.hold(desk(), "infusion", "09:00").expect(201);
        var chart = Chart.empty(office);
        var request =
                new HashMap<String, Object>(Map.of("hold", Map.of("id", hold.text("id")), "patient", chart.patient()));
        assertMissing(
                desk().post(PATH, request), "EVALUATION_CURRENT", "CLEARANCE", "SCREENING_REVIEWED", "CONSENT_SIGNED");
        chart.consent("TREATMENT").consent("OFF_LABEL");
        chart.clearance(Route.IV_KETAMINE, "DEPRESSION", office.day());
        request.put("override", Map.of("reason", REASON, "gates", List.of("EVALUATION_CURRENT", "SCREENING_REVIEWED")));
        prescriber().post(PATH, request).expect(201);
    }

    @Test
    void somebodyNewHasNoGatesYet() {
        assertRefused(desk().post(PATH, office.booking("infusion", office.at("09:00"))), 422, "gates-not-met");
        var unknown =
                office.booking("infusion", office.at("09:00"), UUID.randomUUID().toString());
        assertRefused(desk().post(PATH, unknown), 400, "invalid-request");
    }

    @Test
    void aTreatmentIsNotMovedBeyondWhatItsGatesAllow() {
        var chart = Chart.complete(office, Route.IV_KETAMINE);
        chart.clearance(Route.IV_KETAMINE, "DEPRESSION", office.day().plusDays(2));
        var booked = book(chart, "infusion", office.at("09:00")).expect(201);
        assertMissing(move(desk(), booked, office.at(office.day().plusDays(3), "09:00"), null), "CLEARANCE");
        var moved = move(desk(), booked, office.at(office.day().plusDays(2), "09:00"), null)
                .expect(200);
        assertThat(moved.body().path("moves").asInt()).isEqualTo(1);
    }

    @Test
    void whoKeepsTheTimeIsNotAskedForGatesAgainAndKeepsWhatWasLifted() {
        var chart =
                Chart.empty(office).review("NO_CONCERN").consent("TREATMENT").consent("OFF_LABEL");
        chart.clearance(Route.IV_KETAMINE, "DEPRESSION", office.day().plusDays(9));
        var booked = book(prescriber(), chart, "EVALUATION_CURRENT").expect(201);
        chart.flag();
        assertMissing(move(desk(), booked, office.at("13:00"), null), "EVALUATION_CURRENT", "CRISIS_FLAG_CLEAR");
        var same = move(desk(), booked, office.at("09:00"), null).expect(200);
        assertThat(same.body().path("moves").asInt()).isZero();
        assertThat(states(desk().get(PATH + "/" + booked.text("id") + "/gates")).getFirst())
                .isEqualTo("OVERRIDDEN");
    }

    @Test
    void aPrescriberOverridesWhatMayBeOverriddenAndItIsKept() {
        var chart = Chart.empty(office).consent("TREATMENT").consent("OFF_LABEL");
        chart.clearance(Route.IV_KETAMINE, "DEPRESSION", office.day().plusDays(9));
        assertMissing(book(prescriber(), chart, "EVALUATION_CURRENT"), "SCREENING_REVIEWED");
        var booked = book(prescriber(), chart, "EVALUATION_CURRENT", "SCREENING_REVIEWED")
                .expect(201);
        // The reason for lifting a gate may tell of health: it stands, sealed, with the gate alone.
        assertThat(booked.body().has("overrideReason")).isFalse();
        assertThat(overridden(booked)).containsExactly("EVALUATION_CURRENT MISSING", "SCREENING_REVIEWED MISSING");
        assertThat(database.list(
                        "select reason from gate_override where appointment_id = ?",
                        row -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1),
                        UUID.fromString(booked.text("id"))))
                .hasSize(2)
                .noneMatch(kept -> kept.contains("colleague"));
        assertThat(database.list(
                        "select action from audit_event where row_id = ?",
                        row -> row.getString(1),
                        UUID.fromString(booked.text("id"))))
                .contains("GATES_OVERRIDDEN");
    }

    private List<String> overridden(Answer booked) {
        return database.list(
                "select code || ' ' || state from gate_override where appointment_id = ? order by code",
                row -> row.getString(1),
                UUID.fromString(booked.text("id")));
    }

    @Test
    void anOverrideIsForOneTimeOnly() {
        var chart =
                Chart.empty(office).review("NO_CONCERN").consent("TREATMENT").consent("OFF_LABEL");
        chart.clearance(Route.IV_KETAMINE, "DEPRESSION", office.day().plusDays(9));
        var booked = book(prescriber(), chart, "EVALUATION_CURRENT").expect(201);
        var start = office.at(office.day().plusDays(1), "09:00");
        assertMissing(move(desk(), booked, start, null), "EVALUATION_CURRENT");
        var again = Map.of("reason", REASON, "gates", List.of("EVALUATION_CURRENT"));
        assertRefused(move(nurse(), booked, start, again), 403, "gate-override-not-allowed");
        move(prescriber(), booked, start, again).expect(200);
        assertThat(overridden(booked)).containsExactly("EVALUATION_CURRENT MISSING", "EVALUATION_CURRENT MISSING");
    }

    @Test
    void theGatesOfABookedVisitTellWhatWasOverriddenForItsPresentTime() {
        var chart = Chart.empty(office)
                .review("NO_CONCERN")
                .consent("TREATMENT")
                .consent("OFF_LABEL")
                .baseline();
        chart.clearance(Route.IV_KETAMINE, "DEPRESSION", office.day().plusDays(9));
        var booked = book(prescriber(), chart, "EVALUATION_CURRENT").expect(201);
        var path = PATH + "/" + booked.text("id") + "/gates";
        assertThat(states(desk().get(path))).containsExactly("OVERRIDDEN", "MET", "MET", "MET", "MET", "MET", "MET");
        chart.flag();
        assertThat(states(desk().get(path)))
                .containsExactly("OVERRIDDEN", "MET", "MET", "MET", "MISSING", "MET", "MET");
        assertThat(states(chart.gates(desk(), "infusion", office.at("09:00"))).getFirst())
                .isEqualTo("MISSING");
        desk().get(PATH + "/" + UUID.randomUUID() + "/gates").expect(404);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasLiftedIsLiftedForWhatWasKnownThen(boolean known) {
        var chart = Chart.empty(office).evaluation().consent("TREATMENT").consent("OFF_LABEL");
        chart.clearance(Route.IV_KETAMINE, "DEPRESSION", office.day().plusDays(9));
        var booked = book(prescriber(), chart, "SCREENING_REVIEWED").expect(201);
        if (!known) {
            // As it was written before it was kept what was known.
            database.update(
                    "update gate_override set basis = null, lacks = null where appointment_id = ?",
                    UUID.fromString(booked.text("id")));
        }
        assertThat(state(booked, "SCREENING_REVIEWED")).isEqualTo("OVERRIDDEN");
        var against = prescriber()
                .post(chart.path("screening-reviews"), Map.of("outcome", "NOT_ACCEPTABLE"))
                .expect(201);
        assertThat(state(booked, "SCREENING_REVIEWED")).isEqualTo("MISSING");
        assertThat(against.body().path("affectedAppointments").findValuesAsText("gate"))
                .containsExactly("SCREENING_REVIEWED");
    }

    @Test
    void whatWasLiftedForATimeIsNotLiftedAgainWhenTheVisitComesBackToIt() {
        var chart =
                Chart.empty(office).review("NO_CONCERN").consent("TREATMENT").consent("OFF_LABEL");
        chart.clearance(Route.IV_KETAMINE, "DEPRESSION", office.day().plusDays(9));
        var booked = book(prescriber(), chart, "EVALUATION_CURRENT").expect(201);
        chart.evaluation();
        var away = move(desk(), booked, office.at("13:00"), null).expect(200);
        move(desk(), away, office.at("09:00"), null).expect(200);
        var evaluation = prescriber()
                .get(chart.path("evaluations"))
                .body()
                .at("/items/0/id")
                .asText();
        var withdrawn = prescriber()
                .post(chart.path("evaluations") + "/" + evaluation + "/withdrawal", Map.of("reason", "made up"))
                .expect(200);
        assertThat(withdrawn.body().path("affectedAppointments").findValuesAsText("gate"))
                .containsExactly("EVALUATION_CURRENT");
        assertThat(state(booked, "EVALUATION_CURRENT")).isEqualTo("MISSING");
    }

    private static String state(Answer booked, String gate) {
        return prescriber()
                .get(PATH + "/" + booked.text("id") + "/gates")
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .filter(item -> item.path("code").asText().equals(gate))
                .findFirst()
                .orElseThrow()
                .path("state")
                .asText();
    }

    private static List<String> states(Answer gates) {
        return gates.expect(200).body().path("items").findValuesAsText("state");
    }

    @Test
    void aGateThatIsMetIsNotKeptAsOverridden() {
        var chart = Chart.complete(office, Route.IV_KETAMINE);
        var booked = book(prescriber(), chart, "EVALUATION_CURRENT").expect(201);
        assertThat(overridden(booked)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"frontdesk", "nurse", "manager"})
    void onlyAPrescriberOverridesAGate(String account) {
        var chart = Chart.complete(office, Route.IV_KETAMINE);
        assertRefused(book(staff(account), chart, "EVALUATION_CURRENT"), 403, "gate-override-not-allowed");
        // Notice and horizon stay the front desk's to lift.
        book(staff(account), chart).expect(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CLEARANCE", "CONSENT_SIGNED", "CRISIS_FLAG_CLEAR", "REMS_SITE_ACTIVE", "REMS_PATIENT_ENROLLED"})
    void nobodyOverridesWhatMayNotBeOverridden(String gate) {
        var chart = Chart.empty(office);
        var booking = new HashMap<>(chart.booking("spray", office.at("09:00")));
        booking.put("override", Map.of("reason", REASON, "gates", List.of(gate, "EVALUATION_CURRENT")));
        var refused = prescriber().post(PATH, booking);
        assertRefused(refused, 422, "gate-not-overridable");
        assertThat(refused.body().path("codes")).hasSize(1);
        assertThat(refused.body().at("/codes/0").asText()).isEqualTo(gate);
    }

    @Test
    void aGateThatTheVisitDoesNotHaveIsNotOverridden() {
        var chart = Chart.complete(office, Route.IV_KETAMINE);
        for (var gate : List.of("REMS_SITE_ACTIVE", "REVIEW_DONE", "MADE_UP")) {
            assertRefused(book(prescriber(), chart, gate), 422, "gate-not-overridable");
        }
        var talk = new HashMap<>(chart.booking("talk", office.at("09:00")));
        talk.put("override", Map.of("reason", REASON, "gates", List.of("EVALUATION_CURRENT")));
        assertRefused(prescriber().post(PATH, talk), 422, "gate-not-overridable");
        assertRefused(book(prescriber(), chart, "not a code"), 400, "invalid-request");
    }

    @Test
    void theDatabaseRefusesAnOverrideOfWhatMayNotBeOverridden() {
        var booked = book(Chart.complete(office, Route.IV_KETAMINE), "infusion", office.at("09:00"))
                .expect(201);
        for (var gate : List.of("REMS_PATIENT_ENROLLED", "REMS_ANYTHING", "CLEARANCE", "CONSENT_SIGNED")) {
            assertThatThrownBy(() -> database.update("""
                            insert into gate_override (id, appointment_id, code, state, start_at, overridden_by, overridden_at)
                            values (gen_random_uuid(), ?::uuid, ?, 'MISSING', now(), gen_random_uuid(), now())
                            """, booked.text("id"), gate))
                    .hasStackTraceContaining("gate_override_never");
        }
    }

    @Test
    void theDatabaseKeepsWhatTheLabelAsks() {
        for (var lowering : List.of(
                "delete from gate_rule where code = 'REMS_SITE_ACTIVE'",
                "update gate_rule set before_booking = false, on_the_day = true where code = 'REMS_PATIENT_ENROLLED'",
                "update gate_rule set overridable = true where code = 'REMS_PATIENT_ENROLLED'",
                "truncate gate_rule")) {
            assertThatThrownBy(() -> database.update(lowering)).hasStackTraceContaining("label");
        }
        assertThatThrownBy(() -> database.update("update gate_rule set overridable = true where code = 'CLEARANCE'"))
                .hasStackTraceContaining("gate_rule_never_overridable");
    }

    @Test
    void aPatientIsToldToCallAndNotWhatIsMissing() {
        var chart = Chart.complete(office, Route.IV_KETAMINE);
        var booked = book(chart, "infusion", office.at("09:00")).expect(201);
        chart.flag();
        var key = keys.issue(
                KeyKind.APPOINTMENT,
                UUID.fromString(booked.text("id")),
                clock.instant().plusSeconds(600));
        var refused = move(Office.visitor().as(key), booked, office.at("13:00"), null);
        assertRefused(refused, 422, "gates-not-met");
        assertThat(refused.body().has("gates")).isFalse();
    }

    @Test
    void nobodyInCrisisIsBookedUntilAClinicianHasClearedIt() {
        var chart = Chart.complete(office, Route.IV_KETAMINE);
        var flag = chart.flag();
        assertMissing(book(chart, "infusion", office.at("09:00")), "CRISIS_FLAG_CLEAR");
        chart.end("crisis-flags", flag, "clearing").expect(200);
        book(chart, "infusion", office.at("09:00")).expect(201);
    }

    @Test
    void whatIsRevokedAsAVisitIsBookedIsEitherSeenByTheBookingOrTellsOfIt() {
        for (int round = 0; round < 12; round++) {
            var chart = Chart.complete(office, Route.IV_KETAMINE);
            var consent = chart.signed("TREATMENT");
            var start = office.at(office.day().plusDays(round), "09:00");
            var answers = Race.between(
                    () -> book(chart, "infusion", start), () -> chart.end("consents", consent, "revocation"));
            var booked = answers.getFirst();
            var affected = answers.getLast().expect(200).body().path("affectedAppointments");
            if (booked.status() == 201) {
                assertThat(affected.findValuesAsText("id")).containsExactly(booked.text("id"));
            } else {
                assertMissing(booked, "CONSENT_SIGNED");
                assertThat(affected).isEmpty();
            }
        }
    }

    @Test
    void aCertificationThatEndsAsAVisitIsBookedIsEitherSeenByTheBookingOrTellsOfIt() {
        var chart = Chart.complete(office, Route.ESKETAMINE_NASAL);
        for (int round = 0; round < 12; round++) {
            var other = Chart.office();
            var certification = Chart.empty(other).certification(LocalDate.of(2020, 1, 1), null);
            var start = other.at(other.day().plusDays(7L * round), "09:00");
            var booking = other.booking("spray", start, chart.patient());
            var answers = Race.between(() -> desk().post(PATH, booking), () -> staff("manager")
                    .post(
                            "/v1/sites/" + other.site() + "/rems-certifications/" + certification.text("id") + "/end",
                            Map.of("reason", "made up")));
            var affected = answers.getLast().expect(200).body().path("affectedAppointments");
            if (answers.getFirst().status() == 201) {
                assertThat(affected.findValuesAsText("id"))
                        .containsExactly(answers.getFirst().text("id"));
            } else {
                assertMissing(answers.getFirst(), "REMS_SITE_ACTIVE");
                assertThat(affected).isEmpty();
            }
        }
    }
}
