package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stillpoint.testsupport.Chart.nurse;
import static org.stillpoint.testsupport.Chart.prescriber;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.Wire.Answer;

@QuarkusTest
class DoseTest {

    private static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    private static List<String> pointers(Answer answer) {
        assertRefused(answer, 400, "invalid-request");
        return answer.body().path("errors").findValuesAsText("pointer");
    }

    private static List<String> rules(Answer answer) {
        assertRefused(answer, 422, "dose-not-possible");
        return answer.body().path("reasons").findValuesAsText("rule");
    }

    private static Map<String, Object> with(Map<String, Object> dose, String member, Object value) {
        var changed = new HashMap<>(dose);
        changed.put(member, value);
        return changed;
    }

    private static Answer correct(ChartSample chart, Answer dose, Map<String, Object> what) {
        return chart.day.change(nurse(), "doses/" + dose.text("id") + "/correction", what);
    }

    @Test
    void theFirstDoseBeginsDosingAndItsEndTheObservation() {
        var chart = ChartSample.infusion().ready();
        var dose = chart.give(chart.drip(40)).expect(201);
        assertThat(dose.body().path("amount").asInt()).isEqualTo(40);
        assertThat(dose.text("givenBy")).isEqualTo(chart.day.office.actor("nurse-1"));
        assertThat(dose.body().has("end")).isFalse();
        var session = chart.day.read();
        assertThat(session.path("state").asText()).isEqualTo("DOSING");
        assertThat(session.path("dosingBeganAt").asText()).isEqualTo(dose.text("start"));
        assertThat(session.path("version")).isEqualTo(dose.body().path("version"));
        assertThat(session.path("doses")).hasSize(1);
        var ended = chart.later(40).end(dose).expect(200);
        session = chart.day.read();
        assertThat(session.path("state").asText()).isEqualTo("OBSERVATION");
        assertThat(session.path("dosingEndedAt").asText()).isEqualTo(ended.text("end"));
        assertThat(AuditTrail.actions(UUID.fromString(dose.text("id"))))
                .containsExactly("SESSION_DOSE_RECORDED", "SESSION_DOSE_ENDED");
    }

    @Test
    void aDoseThatIsOverBeginsTheObservationAtOnce() {
        var chart = ChartSample.infusion().ready().later(30);
        var over = with(with(chart.drip(40), "start", chart.day.ago(20)), "end", chart.day.ago(1));
        var dose = chart.give(over).expect(201);
        assertThat(chart.day.state()).isEqualTo("OBSERVATION");
        assertRefused(chart.end(dose), 409, "dose-ended");
    }

    @Test
    void beforeEveryGateHoldsNothingIsGiven() {
        var chart = ChartSample.infusion();
        var before = chart.everything();
        var refused = chart.give(chart.drip(40));
        assertRefused(refused, 422, "gates-not-met");
        assertThat(refused.body().path("gates").findValuesAsText("code"))
                .contains("FASTING_CONFIRMED", "TRANSPORT_CONFIRMED", "BLOOD_PRESSURE_ACCEPTABLE");
        assertThat(chart.everything()).isEqualTo(before);
    }

    @Test
    void whatMakesNoSenseIsRefusedAndChangesNothing() {
        var chart = ChartSample.infusion().ready();
        var before = chart.everything();
        var drip = chart.drip(40);
        assertThat(pointers(chart.give(with(drip, "amount", 0)))).containsExactly("/amount");
        assertThat(pointers(chart.give(with(drip, "amount", -4)))).containsExactly("/amount");
        assertThat(pointers(chart.give(with(drip, "amount", 0.0001)))).containsExactly("/amount");
        assertThat(pointers(chart.give(with(drip, "unit", "G")))).containsExactly("/unit");
        assertThat(pointers(chart.give(with(drip, "drug", "ESKETAMINE")))).contains("/drug");
        assertThat(pointers(chart.give(with(drip, "route", "IM_KETAMINE")))).containsExactly("/route");
        assertThat(pointers(chart.give(with(drip, "device", 1)))).containsExactly("/device");
        assertThat(pointers(chart.give(with(drip, "lot", "  ")))).containsExactly("/lot");
        assertThat(pointers(chart.give(with(drip, "givenBy", "nobody")))).containsExactly("/givenBy");
        assertThat(pointers(chart.give(with(drip, "givenBy", chart.day.office.actor("room-1")))))
                .containsExactly("/givenBy");
        assertThat(pointers(chart.give(with(drip, "witnessedBy", drip.get("givenBy")))))
                .containsExactly("/witnessedBy");
        assertThat(pointers(chart.give(with(drip, "start", chart.day.ago(-5))))).containsExactly("/start");
        assertThat(pointers(chart.give(with(drip, "start", chart.day.ago(5))))).containsExactly("/start");
        assertThat(chart.everything()).isEqualTo(before);
        chart.later(20);
        var backwards = with(with(drip, "start", chart.day.ago(2)), "end", chart.day.ago(10));
        assertThat(pointers(chart.give(backwards))).containsExactly("/end");
        assertThat(chart.everything()).isEqualTo(before);
    }

    @Test
    void aDoseBeyondTheBandIsAPrescribersWithAReason() {
        var chart = ChartSample.infusion().ready();
        var before = chart.everything();
        var much = chart.drip(140);
        assertThat(rules(chart.give(much))).containsExactly("BAND");
        var meant = with(much, "beyondBand", Map.of("reason", "made up 4711"));
        assertRefused(chart.give(meant), 403, "dose-override-not-allowed");
        assertThat(chart.everything()).isEqualTo(before);
        var given = chart.give(prescriber(), meant).expect(201);
        assertThat(given.text("beyondBand")).isEqualTo("made up 4711");
        assertThat(given.body().has("beyondBandBy")).isTrue();
    }

    @Test
    void aProtocolsOwnBandCountsBeforeItsRoutes() {
        var chart = ChartSample.infusion().ready();
        ChartSample.database()
                .update(
                        "insert into dose_band values ('IV_KETAMINE', ?, 'KETAMINE', 'MG', 50, 60, 60, 'DEFAULT', 'made up')",
                        chart.day.protocol().code());
        assertThat(rules(chart.give(chart.drip(40)))).containsExactly("BAND");
        chart.give(chart.drip(55)).expect(201);
    }

    @Test
    void theBandOfALabelStays() {
        assertThatThrownBy(() -> ChartSample.database()
                        .update("update dose_band set most = 56 where route = 'ESKETAMINE_NASAL'"))
                .hasMessageContaining("what a label asks stays");
    }

    @Test
    void devicesAreOneDoseAndEachAtLeastFiveMinutesAfterTheOneBefore() {
        var chart = ChartSample.spray().ready();
        chart.give(chart.device(1)).expect(201);
        assertThat(rules(chart.later(4).give(chart.device(2)))).containsExactly("DEVICES_APART");
        chart.later(1).give(chart.device(2)).expect(201);
        assertThat(chart.day.state()).isEqualTo("DOSING");
        var third = chart.later(5).give(chart.device(3)).expect(201);
        assertThat(rules(chart.later(5).give(chart.device(4)))).contains("DEVICE_NUMBER", "BAND_OF_THE_DAY");
        chart.end(third).expect(200);
        assertThat(chart.day.state()).isEqualTo("OBSERVATION");
        // The spray is used up at once: a device ends when the next begins, unless somebody has said so before.
        assertThat(chart.list("doses").findValuesAsText("end")).hasSize(3);
    }

    @Test
    void theNextDeviceGoesOnWithADoseThatSeemedToBeOver() {
        var chart = ChartSample.spray().ready();
        chart.end(chart.give(chart.device(1)).expect(201)).expect(200);
        assertThat(chart.day.state()).isEqualTo("OBSERVATION");
        var second = chart.later(6).give(chart.device(2)).expect(201);
        assertThat(chart.day.state()).isEqualTo("DOSING");
        var ended = chart.later(1).end(second).expect(200);
        assertThat(chart.day.read().path("dosingEndedAt").asText()).isEqualTo(ended.text("end"));
    }

    @Test
    void halfADeviceIsNobodysDecision() {
        var chart = ChartSample.spray().ready();
        var half = with(with(chart.device(1), "amount", 14), "beyondBand", Map.of("reason", "made up"));
        assertThat(rules(chart.give(prescriber(), half))).containsExactly("BAND");
        assertThat(pointers(chart.give(chart.dose("ESKETAMINE", "ESKETAMINE_NASAL", 28))))
                .containsExactly("/device");
    }

    @Test
    void afterTheEndAFurtherDoseIsAPrescribersDecision() {
        var chart = ChartSample.infusion().ready();
        chart.end(chart.give(chart.drip(40)).expect(201)).expect(200);
        chart.later(5);
        assertThat(rules(chart.give(chart.drip(20)))).containsExactly("AFTER_THE_END");
        chart.give(prescriber(), with(chart.drip(20), "beyondBand", Map.of("reason", "made up")))
                .expect(201);
        assertThat(chart.day.state()).isEqualTo("DOSING");
    }

    @Test
    void oneDoseAtATime() {
        var chart = ChartSample.infusion().ready();
        var first = chart.give(chart.drip(40)).expect(201);
        var second = chart.give(chart.drip(20));
        assertRefused(second, 409, "dose-under-way");
        assertThat(second.text("dose")).isEqualTo(first.text("id"));
    }

    @Test
    void theSameDeviceIsRecordedOnce() {
        var chart = ChartSample.spray().ready();
        var first = chart.give(chart.device(1)).expect(201);
        var again = chart.later(6).give(chart.device(1));
        assertRefused(again, 409, "dose-recorded");
        assertThat(again.text("dose")).isEqualTo(first.text("id"));
        assertThat(chart.list("doses")).hasSize(1);
    }

    @Test
    void ofThirtyTwoWhoRecordTheSameDoseOneDoes() {
        var chart = ChartSample.infusion().ready();
        long version = chart.day.version();
        var answers =
                Race.of(32, n -> () -> nurse().ifMatch(version).post(chart.day.path() + "/doses", chart.drip(40)));
        assertThat(Race.statuses(answers)).isEqualTo(Map.of(201, 1, 412, 31));
        assertThat(chart.list("doses")).hasSize(1);
    }

    @Test
    void aDoubleClickRecordsADoseOnce() {
        var chart = ChartSample.spray().ready();
        long version = chart.day.version();
        var key = UUID.randomUUID();
        var answers = Race.of(
                32,
                n -> () -> nurse().ifMatch(version)
                        .with("Idempotency-Key", key)
                        .post(chart.day.path() + "/doses", chart.device(1)));
        assertThat(Race.statuses(answers).keySet()).isSubsetOf(201, 409);
        var given = answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(given).isNotEmpty();
        assertThat(given.stream().map(answer -> answer.text("id")).distinct()).hasSize(1);
        assertThat(chart.list("doses")).hasSize(1);
        // A retry after a broken connection gets the same answer.
        nurse().ifMatch(version)
                .with("Idempotency-Key", key)
                .post(chart.day.path() + "/doses", chart.device(1))
                .expect(201);
        assertThat(chart.list("doses")).hasSize(1);
    }

    @Test
    void theDatabaseKeepsItTooWhateverTheProgramDoes() {
        var chart = ChartSample.spray().ready();
        chart.give(chart.device(1)).expect(201);
        var copy = """
                insert into dose select gen_random_uuid(), session_id, at, recorded_at, recorded_by, corrects, correction_reason,
                       withdrawn, corrected_by, drug, route, amount, unit, lot, %s, %s, given_by, witnessed_by, beyond_band,
                       beyond_band_by from dose where session_id = ?
                """;
        assertThatThrownBy(() -> ChartSample.database().update(copy.formatted("1", "now()"), chart.day.uuid()))
                .hasMessageContaining("dose_device_once");
        assertThatThrownBy(() -> ChartSample.database().update(copy.formatted("2", "null"), chart.day.uuid()))
                .hasMessageContaining("dose_one_at_a_time");
    }

    @Test
    void aDoseNeedsTheVersionThatSomebodyHasSeen() {
        var chart = ChartSample.infusion().ready();
        assertRefused(chart.day.add(nurse(), "doses", chart.drip(40)), 428, "if-match-required");
        assertRefused(nurse().ifMatch(99).post(chart.day.path() + "/doses", chart.drip(40)), 412, "stale-version");
    }

    @Test
    void aCorrectedLotKeepsTheWrongOne() {
        var chart = ChartSample.infusion().ready();
        var wrong = chart.give(chart.drip(40)).expect(201);
        var right = correct(chart, wrong, Map.of("reason", "made up 4711", "lot", "EX-4712"))
                .expect(200);
        assertThat(right.text("lot")).isEqualTo("EX-4712");
        assertThat(right.body().path("amount").asInt()).isEqualTo(40);
        assertThat(right.text("corrects")).isEqualTo(wrong.text("id"));
        assertThat(right.text("correctionReason")).isEqualTo("made up 4711");
        assertThat(chart.list("doses").findValuesAsText("lot")).containsExactlyInAnyOrder("EX-4711", "EX-4712");
        assertThat(chart.day.read().path("doses")).hasSize(1);
        assertThat(chart.day.state()).isEqualTo("DOSING");
        assertRefused(correct(chart, wrong, Map.of("reason", "made up", "lot", "EX-1")), 409, "entry-corrected");
        assertRefused(chart.end(wrong), 409, "entry-corrected");
        chart.end(right).expect(200);
    }

    @Test
    void aCorrectedEndMovesTheObservation() {
        var chart = ChartSample.infusion().ready();
        var dose = chart.give(chart.drip(40)).expect(201);
        chart.later(40).end(dose).expect(200);
        var end = chart.later(10).day.ago(15);
        correct(chart, dose, Map.of("reason", "made up", "end", end)).expect(200);
        assertThat(chart.day.read().path("dosingEndedAt").asText().substring(0, 16))
                .isEqualTo(end.substring(0, 16));
    }

    @Test
    void whatWasNeverGivenLeavesThePatientWaitingAsAtTheArrival() {
        var chart = ChartSample.infusion().ready();
        var dose = chart.give(chart.drip(40)).expect(201);
        correct(chart, dose, Map.of("reason", "made up", "withdrawn", true)).expect(200);
        var session = chart.day.read();
        assertThat(session.path("state").asText()).isEqualTo("ARRIVED");
        assertThat(session.has("dosingBeganAt")).isFalse();
        assertThat(session.path("doses")).isEmpty();
        assertThat(chart.list("doses")).hasSize(2);
        chart.ready().give(chart.drip(40)).expect(201);
    }

    @Test
    void aDeviceThatWasWithdrawnCanBeRecordedAgain() {
        var chart = ChartSample.spray().ready();
        chart.give(chart.device(1)).expect(201);
        var second = chart.later(6).give(chart.device(2)).expect(201);
        correct(chart, second, Map.of("reason", "made up", "withdrawn", true)).expect(200);
        assertThat(chart.day.state()).isEqualTo("OBSERVATION");
        chart.give(chart.device(2)).expect(201);
        assertThat(chart.day.state()).isEqualTo("DOSING");
    }

    @Test
    void whatWasWithdrawnIsNotBroughtBackByWhoCorrectsIt() {
        var chart = ChartSample.spray().ready();
        chart.give(chart.device(1)).expect(201);
        var second = chart.later(6).give(chart.device(2)).expect(201);
        var withdrawal = correct(chart, second, Map.of("reason", "made up", "withdrawn", true))
                .expect(200);
        var before = chart.everything();
        for (var entry : List.of(second, withdrawal)) {
            var refused = correct(chart, entry, Map.of("reason", "made up", "lot", "EX-4712"));
            assertRefused(refused, 409, "entry-withdrawn");
            assertThat(refused.body().has("correctedBy")).isFalse();
            assertRefused(chart.end(entry), 409, "entry-withdrawn");
        }
        assertThat(chart.everything()).isEqualTo(before);
    }

    @Test
    void aCorrectionIsHeldToTheSameRules() {
        var chart = ChartSample.spray().ready();
        chart.give(chart.device(1)).expect(201);
        var second = chart.later(6).give(chart.device(2)).expect(201);
        assertThat(rules(correct(chart, second, Map.of("reason", "made up", "start", chart.day.ago(2)))))
                .containsExactly("DEVICES_APART");
        assertThat(rules(correct(chart, second, Map.of("reason", "made up", "amount", 56))))
                .contains("BAND");
        assertThat(chart.list("doses")).hasSize(2);
    }

    /** 84 mg by mistake, which nobody noticed before the third device. */
    @Test
    void aDeviceIsPutRightAlthoughFewerWerePrescribedThanWasThought() {
        var chart = ChartSample.spray().ready();
        chart.give(chart.device(1)).expect(201);
        chart.later(5).give(chart.device(2)).expect(201);
        var third = chart.later(5).give(chart.device(3)).expect(201);
        chart.later(1).end(third).expect(200);
        var less = with(SessionSample.prescription(), "amount", 56);
        chart.day
                .correct("PRESCRIPTION_ON_FILE", 0, Map.of("reason", "made up", "evidence", less))
                .expect(200);
        var corrected = correct(chart, third, Map.of("reason", "made up", "lot", "EX-4712", "end", chart.day.ago(0)))
                .expect(200);
        assertThat(corrected.text("lot")).isEqualTo("EX-4712");
        assertThat(rules(correct(chart, corrected, Map.of("reason", "made up", "device", 4))))
                .contains("DEVICE_NUMBER");
        assertThat(rules(correct(chart, corrected, Map.of("reason", "made up", "amount", 56))))
                .contains("BAND");
    }

    @Test
    void aDeviceIsPutRightAlthoughTheOneBeforeItWasWithdrawn() {
        var chart = ChartSample.spray().ready();
        var first = chart.give(chart.device(1)).expect(201);
        var second = chart.later(5).give(chart.device(2)).expect(201);
        correct(chart, first, Map.of("reason", "made up", "withdrawn", true)).expect(200);
        correct(chart, second, Map.of("reason", "made up", "lot", "EX-4712")).expect(200);
    }

    private static Map<String, Object> meant(Map<String, Object> dose) {
        return with(dose, "beyondBand", Map.of("reason", "made up 4711"));
    }

    @Test
    void aCorrectionKeepsThePrescribersWordOnTheAmount() {
        var chart = ChartSample.infusion().ready();
        var wrong = chart.give(prescriber(), meant(chart.drip(130))).expect(201);
        chart.later(40).end(wrong).expect(200);
        var end = chart.later(10).day.ago(15);
        var right =
                correct(chart, wrong, Map.of("reason", "made up", "end", end)).expect(200);
        assertThat(right.text("beyondBand")).isEqualTo("made up 4711");
        assertThat(right.text("beyondBandBy")).isEqualTo(wrong.text("beyondBandBy"));
        assertThat(chart.day.read().path("dosingEndedAt").asText().substring(0, 16))
                .isEqualTo(end.substring(0, 16));
        assertThat(correct(chart, right, Map.of("reason", "made up", "amount", 130, "lot", "EX-4712"))
                        .expect(200)
                        .text("beyondBand"))
                .isEqualTo("made up 4711");
    }

    @Test
    void anotherAmountBeyondTheBandNeedsAnotherWord() {
        var chart = ChartSample.infusion().ready();
        var wrong = chart.give(prescriber(), meant(chart.drip(130))).expect(201);
        var more = Map.<String, Object>of("reason", "made up", "amount", 140);
        assertThat(rules(correct(chart, wrong, more))).containsExactly("BAND");
        assertRefused(correct(chart, wrong, meant(new HashMap<>(more))), 403, "dose-override-not-allowed");
        var path = "doses/" + wrong.text("id") + "/correction";
        var again = with(new HashMap<>(more), "beyondBand", Map.of("reason", "made up 4712"));
        assertThat(chart.day.change(prescriber(), path, again).expect(200).text("beyondBand"))
                .isEqualTo("made up 4712");
    }

    @Test
    void aFurtherDoseKeepsThePrescribersWordWhenItIsCorrected() {
        var chart = ChartSample.infusion().ready();
        chart.end(chart.give(chart.drip(40)).expect(201)).expect(200);
        chart.later(5);
        var further = chart.give(prescriber(), meant(chart.drip(20))).expect(201);
        var right = correct(chart, further, Map.of("reason", "made up", "lot", "EX-4712", "amount", 25))
                .expect(200);
        assertThat(right.text("beyondBand")).isEqualTo("made up 4711");
    }

    @Test
    void whatAPrescriberLetTheWholeDayComeToDoesNotHoldUpTheCorrectionOfItsFirstDose() {
        var chart = ChartSample.infusion().ready();
        var first = chart.give(chart.drip(100)).expect(201);
        chart.end(first).expect(200);
        chart.later(5).give(prescriber(), meant(chart.drip(60))).expect(201);
        correct(chart, first, Map.of("reason", "made up", "lot", "EX-4712")).expect(200);
    }

    /** The blood pressure rises after a device: the gate was before dosing, and the record says what was given. */
    @Test
    void theNextDeviceIsRecordedAlthoughTheBloodPressureHasRisen() {
        var chart = ChartSample.spray().ready();
        chart.give(chart.device(1)).expect(201);
        chart.later(4).vitals(ChartSample.signs(145, 92)).expect(201);
        chart.later(1).give(chart.device(2)).expect(201);
        assertThat(chart.list("doses")).hasSize(2);
    }

    @Test
    void aFurtherInfusionBeginsAnewAndEveryGateIsLookedAt() {
        var chart = ChartSample.infusion().ready();
        chart.end(chart.give(chart.drip(40)).expect(201)).expect(200);
        chart.later(5).vitals(ChartSample.signs(165, 95)).expect(201);
        assertRefused(chart.give(prescriber(), meant(chart.drip(20))), 422, "gates-not-met");
    }

    @Test
    void aLateDeviceIsAskedForEveryGateAgain() {
        var chart = ChartSample.spray().ready();
        chart.end(chart.give(chart.device(1)).expect(201)).expect(200);
        chart.later(16).vitals(ChartSample.signs(190, 125)).expect(201);
        chart.day.chart().flag();
        var refused = chart.give(chart.device(2));
        assertRefused(refused, 422, "gates-not-met");
        assertThat(refused.body().path("gates").findValuesAsText("code"))
                .containsExactly("CRISIS_FLAG_CLEAR", "BLOOD_PRESSURE_ACCEPTABLE");
        assertThat(chart.list("doses")).hasSize(1);
        // What was used in time and is written down late was used in time.
        chart.give(with(chart.device(2), "start", chart.day.ago(8))).expect(201);
    }

    @Test
    void aLateDeviceIsRecordedWhereEveryGateHolds() {
        var chart = ChartSample.spray().ready();
        chart.end(chart.give(chart.device(1)).expect(201)).expect(200);
        chart.later(45).give(chart.device(2)).expect(201);
    }

    @Test
    void thePrescribersWordDoesNotStayWhereNothingNeedsItAnyMore() {
        var infusion = ChartSample.infusion().ready();
        var much = infusion.give(prescriber(), meant(infusion.drip(130))).expect(201);
        var right = correct(infusion, much, Map.of("reason", "made up", "amount", 80))
                .expect(200)
                .body();
        assertThat(right.has("beyondBand")).isFalse();
        assertThat(right.has("beyondBandBy")).isFalse();
        var spray = ChartSample.spray().ready();
        spray.give(spray.device(1)).expect(201);
        var soon = spray.later(4).give(prescriber(), meant(spray.device(2))).expect(201);
        spray.later(4);
        var later = correct(spray, soon, Map.of("reason", "made up", "start", spray.day.ago(2)))
                .expect(200)
                .body();
        assertThat(later.has("beyondBand")).isFalse();
    }

    @Test
    void aDeviceThatWasUsedTooSoonIsRecordedOnAPrescribersWord() {
        var chart = ChartSample.spray().ready();
        chart.give(chart.device(1)).expect(201);
        var soon = chart.later(4).device(2);
        assertThat(rules(chart.give(soon))).containsExactly("DEVICES_APART");
        assertRefused(chart.give(meant(soon)), 403, "dose-override-not-allowed");
        var given = chart.give(prescriber(), meant(soon)).expect(201);
        assertThat(given.text("beyondBand")).isEqualTo("made up 4711");
        correct(chart, given, Map.of("reason", "made up", "lot", "EX-4712")).expect(200);
    }

    @Test
    void theFrontDeskAndOtherSessionsHaveNoPartInIt() {
        var chart = ChartSample.infusion().ready();
        assertThat(Office.desk()
                        .ifMatch(0)
                        .post(chart.day.path() + "/doses", chart.drip(40))
                        .status())
                .isEqualTo(403);
        var dose = chart.give(chart.drip(40)).expect(201);
        var other = ChartSample.infusion().ready();
        other.day.change(nurse(), "doses/" + dose.text("id") + "/end", Map.of()).expect(404);
        nurse().ifMatch(0)
                .post("/v1/sessions/" + UUID.randomUUID() + "/doses", chart.drip(40))
                .expect(404);
    }

    @Test
    void whatIsDueFollowsFromWhenDosingReallyBegan() {
        var chart = ChartSample.infusion().measured().ready();
        assertThat(chart.due()).isEmpty();
        var dose = chart.give(chart.drip(40)).expect(201);
        assertThat(chart.due()).containsExactly("EVERY_10_IN_DOSING", "BEFORE_DISCHARGE");
        assertThat(chart.later(13).due())
                .containsExactly("EVERY_10_IN_DOSING overdue", "EVERY_10_IN_DOSING", "BEFORE_DISCHARGE");
        assertThat(chart.measured().due()).containsExactly("EVERY_10_IN_DOSING", "BEFORE_DISCHARGE");
        chart.end(dose).expect(200);
        assertThat(chart.due()).containsExactly("EVERY_15_IN_OBSERVATION", "BEFORE_DISCHARGE");
    }
}
