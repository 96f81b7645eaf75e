package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.session.FormSample.REMS;
import static org.stillpoint.session.FormSample.SENT;
import static org.stillpoint.session.FormSample.SERIOUS;
import static org.stillpoint.session.FormSample.TYPED;
import static org.stillpoint.session.FormSample.corrected;
import static org.stillpoint.session.FormSample.event;
import static org.stillpoint.session.FormSample.gone;
import static org.stillpoint.session.FormSample.happened;
import static org.stillpoint.session.FormSample.listed;
import static org.stillpoint.session.FormSample.read;
import static org.stillpoint.session.FormSample.sent;
import static org.stillpoint.session.FormSample.sprayed;
import static org.stillpoint.session.FormSample.value;
import static org.stillpoint.testsupport.Chart.nurse;

import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.testsupport.Race;

/** A form is owed for as long as it has a reason, and again once the record says otherwise than what was sent. */
@QuarkusTest
class OwedFormsTest {

    private static final Map<String, Object> WITHDRAWN = Map.of("withdrawn", true);
    private static final Map<String, Object> DESCRIBED = Map.of("answers", Map.of("description", "made up"));

    private static final Map<String, Object> OTHER_LOT = Map.of("reason", "made up", "lot", "EX-4712");

    private static void daysLater(ChartSample chart, int days) {
        chart.later(days * 24 * 60L);
    }

    private static String status(ChartSample chart, String form) {
        return read(chart, form).path("status").asText();
    }

    private static List<String> owed(ChartSample chart) {
        return listed(chart, "").stream()
                .map(form -> form.path("code").asText())
                .toList();
    }

    /** Of the first device. */
    private static String dose(ChartSample chart) {
        return "doses/" + chart.list("doses").get(0).path("id").asText() + "/correction";
    }

    private static void sendSerious(ChartSample chart) {
        chart.form(SERIOUS + "/readiness", DESCRIBED).expect(200);
        chart.form(SERIOUS + "/submission", SENT).expect(200);
    }

    @Test
    void aCorrectedDoseIsSentAgainAndWhatWasSentStays() {
        var chart = sent(gone());
        var due = LocalDate.parse(read(chart, REMS).path("dueOn").asText());
        daysLater(chart, 3);
        chart.day.change(nurse(), dose(chart), OTHER_LOT).expect(200);
        var again = read(chart, REMS);
        assertThat(again.path("status").asText()).isEqualTo("DRAFT");
        assertThat(value(again, "lots")).contains("EX-4712");
        assertThat(again.path("dueOn").asText()).isEqualTo(due.plusDays(3).toString());
        assertThat(value(again.at("/submissions/0"), "lots")).isEqualTo("EX-4711");
        assertThat(owed(chart)).containsExactly("REMS_MONITORING");
        assertThat(read(sent(chart), REMS).path("submissions")).hasSize(2);
        assertThat(owed(chart)).isEmpty();
    }

    @Test
    void aCorrectedReadingIsSentAgainUnlessItSaysTheSame() {
        var chart = sent(gone());
        var after = "vitals/" + chart.list("vitals").get(1).path("id").asText();
        var same = corrected(chart, after, ChartSample.signs(141, 88));
        assertThat(status(chart, REMS)).isEqualTo("SUBMITTED");
        corrected(chart, "vitals/" + same.text("id"), ChartSample.signs(139, 87));
        assertThat(status(chart, REMS)).isEqualTo("DRAFT");
    }

    @Test
    void whatCanNotBeReadAnyMoreIsSentAgain() {
        var chart = sent(gone());
        ChartSample.database()
                .update("update form_submission set snapshot = 'x'::bytea where session_id = ?", chart.day.uuid());
        var after = "vitals/" + chart.list("vitals").get(1).path("id").asText();
        corrected(chart, after, ChartSample.signs(141, 88));
        assertThat(status(chart, REMS)).isEqualTo("DRAFT");
        assertThat(owed(chart)).containsExactly("REMS_MONITORING");
    }

    @Test
    void whoGaveItIsSentAgainOnceItWasSomebodyElse() {
        var chart = sent(gone());
        var office = chart.day.place();
        var other =
                Map.of("reason", "made up", "givenBy", office.actor("nurse-2"), "witnessedBy", office.actor("nurse-1"));
        chart.day.change(nurse(), dose(chart), other).expect(200);
        assertThat(status(chart, REMS)).isEqualTo("DRAFT");
    }

    private static FormField givenBy(String name, UUID... doses) {
        return new FormField("givenBy", "Given by", name, FormSource.GIVEN_BY, List.of(doses), true, null);
    }

    @Test
    void anotherNameOfWhoGaveItTellsNothingElse() {
        var kept = givenBy("Bea Testperson", new UUID(0, 1));
        assertThat(kept.tellsAs(givenBy("Bea Example", new UUID(0, 1)))).isTrue();
        assertThat(kept.tellsAs(givenBy("Bea Example", new UUID(0, 2)))).isFalse();
        assertThat(givenBy("not recorded: made up").tellsAs(givenBy("not recorded: a reason")))
                .isFalse();
    }

    @Test
    void whatWasNotOverAfterAllIsSentAgain() {
        var chart = sent(gone());
        var resolved = chart.list("observations").get(1).path("id").asText();
        corrected(
                chart,
                "observations/" + resolved,
                Map.of("resolved", List.of("DISSOCIATION", "RESPIRATORY_DEPRESSION")));
        assertThat(status(chart, REMS)).isEqualTo("DRAFT");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEventThatIsHeardOfNextDayIsSentAfterwards(boolean serious) {
        var chart = sent(gone());
        daysLater(chart, 1);
        chart.day.add(nurse(), "adverse-events", event("HEADACHE", serious)).expect(201);
        assertThat(status(chart, REMS)).isEqualTo("DRAFT");
        assertThat(value(read(chart, REMS), "adverseEvents")).startsWith("headache");
        assertThat(listed(chart, "")).hasSize(serious ? 2 : 1);
    }

    @Test
    void whatIsPutBackIsNotOwedAnyMore() {
        var chart = sent(gone());
        var event = happened(chart, "CHEST_PAIN");
        sendSerious(chart);
        assertThat(owed(chart)).containsExactly("REMS_MONITORING");
        var second = happened(chart, "SEIZURE");
        assertThat(owed(chart)).containsExactlyInAnyOrder("REMS_MONITORING", "REMS_ADVERSE_EVENT");
        corrected(chart, "adverse-events/" + second, WITHDRAWN);
        assertThat(status(chart, SERIOUS)).isEqualTo("SUBMITTED");
        assertThat(status(chart, REMS)).isEqualTo("DRAFT");
        corrected(chart, "adverse-events/" + event, WITHDRAWN);
        assertThat(status(chart, REMS)).isEqualTo("SUBMITTED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEventThatIsNotSeriousAfterAllOwesNoReport(boolean withdrawn) {
        var chart = sprayed();
        var event = "adverse-events/" + happened(chart, "HEADACHE");
        chart.form(SERIOUS + "/readiness", DESCRIBED).expect(200);
        corrected(chart, event, withdrawn ? WITHDRAWN : event("HEADACHE", false));
        assertThat(owed(chart)).containsExactly("REMS_MONITORING");
        nurse().get(chart.day.path() + "/" + SERIOUS).expect(404);
        happened(chart, "SEIZURE");
        assertThat(owed(chart)).contains("REMS_ADVERSE_EVENT");
    }

    @Test
    void aReportOfWhatWasNotSeriousAfterAllIsPutRight() {
        var chart = sprayed();
        var event = "adverse-events/" + happened(chart, "HEADACHE");
        sendSerious(chart);
        corrected(chart, event, event("HEADACHE", false));
        assertThat(status(chart, SERIOUS)).isEqualTo("DRAFT");
        assertThat(value(read(chart, SERIOUS), "seriousEvents")).isEqualTo("none");
        sendSerious(chart);
        assertThat(owed(chart)).containsExactly("REMS_MONITORING");
    }

    @Test
    void whatWasCompletedIsJudgedAnewWhereTheRecordHasChanged() {
        var chart = gone();
        chart.form(REMS + "/readiness", TYPED).expect(200);
        chart.day.change(nurse(), dose(chart), OTHER_LOT).expect(200);
        assertThat(status(chart, REMS)).isEqualTo("DRAFT");
    }

    @RepeatedTest(5)
    void whoCorrectsWhileItIsSentLeavesNothingSentThatTheRecordDoesNotSay() {
        var chart = gone();
        var ready = chart.form(REMS + "/readiness", TYPED).expect(200);
        long form = ready.body().path("version").asLong();
        long session = chart.day.version();
        var dose = chart.day.path() + "/" + dose(chart);
        var answers = Race.between(
                () -> nurse().ifMatch(form).post(chart.day.path() + "/" + REMS + "/submission", SENT),
                () -> nurse().ifMatch(session).post(dose, OTHER_LOT));
        assertThat(answers.getFirst().status()).isIn(200, 412);
        assertThat(answers.getLast().status()).isEqualTo(200);
        // Either it was not sent, or it was sent without what it says now.
        assertThat(status(chart, REMS)).isEqualTo("DRAFT");
    }

    @RepeatedTest(5)
    void ofTwoWhoTakeTheLastEventsBackAtOnceNoneLeavesAReportBehind() {
        var chart = sprayed();
        var events = chart.day.path() + "/adverse-events/";
        var one = events + happened(chart, "HEADACHE") + "/correction";
        var other = events + happened(chart, "SEIZURE") + "/correction";
        var request = Map.of("withdrawn", true, "reason", "made up");
        Race.between(() -> nurse().post(one, request), () -> nurse().post(other, request))
                .forEach(answer -> answer.expect(200));
        assertThat(owed(chart)).containsExactly("REMS_MONITORING");
    }

    @RepeatedTest(5)
    void anEventThatIsWrittenDownDuringTheFirstDoseLosesNoForm() {
        var chart = ChartSample.spray().measured().ready();
        long session = chart.day.version();
        Race.between(
                        () -> nurse().ifMatch(session).post(chart.day.path() + "/doses", chart.device(1)),
                        () -> nurse().post(chart.day.path() + "/adverse-events", event("HEADACHE", true)))
                .forEach(answer -> answer.expect(201));
        assertThat(owed(chart)).containsExactlyInAnyOrder("REMS_MONITORING", "REMS_ADVERSE_EVENT");
    }
}
