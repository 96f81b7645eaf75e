package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stillpoint.session.FormSample.REMS;
import static org.stillpoint.session.FormSample.SENT;
import static org.stillpoint.session.FormSample.SERIOUS;
import static org.stillpoint.session.FormSample.TYPED;
import static org.stillpoint.session.FormSample.assertRefused;
import static org.stillpoint.session.FormSample.corrected;
import static org.stillpoint.session.FormSample.field;
import static org.stillpoint.session.FormSample.gone;
import static org.stillpoint.session.FormSample.happened;
import static org.stillpoint.session.FormSample.listed;
import static org.stillpoint.session.FormSample.missing;
import static org.stillpoint.session.FormSample.read;
import static org.stillpoint.session.FormSample.sprayed;
import static org.stillpoint.session.FormSample.value;
import static org.stillpoint.testsupport.Chart.nurse;
import static org.stillpoint.testsupport.Chart.prescriber;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.SignedIn;
import org.stillpoint.testsupport.TestClock;

@QuarkusTest
class FormTest {

    @Inject
    TestClock clock;

    @Test
    void isOwedOnceSomethingWasGivenAndDueSevenDaysAfter() {
        var chart = ChartSample.spray().measured().ready();
        assertThat(listed(chart, "")).isEmpty();
        nurse().get(chart.day.path() + "/" + REMS).expect(404);
        var dose = chart.give(chart.device(1)).expect(201);
        var day = OffsetDateTime.parse(dose.text("start")).toLocalDate();
        var form = read(chart, REMS);
        assertThat(form.path("status").asText()).isEqualTo("DRAFT");
        assertThat(form.path("dueOn").asText()).isEqualTo(day.plusDays(7).toString());
        assertThat(listed(chart, "")).hasSize(1);
        assertThat(listed(chart, "").getFirst().path("patient").asText()).isEqualTo(chart.day.patient());
    }

    @Test
    void whenSomebodyLeftIsNotWhenItWasTyped() {
        clock.set(clock.instant().truncatedTo(ChronoUnit.MINUTES));
        var chart = sprayed().later(80);
        FormSample.resolved(chart);
        chart.vitals(ChartSample.signs(124, 80)).expect(201);
        chart.later(50);
        var home = DischargeSample.home();
        var left = chart.day.ago(40);
        home.put("at", left);
        chart.day.change(nurse(), "discharge", home).expect(200);
        var form = read(chart, REMS);
        assertThat(value(form, "leftAt")).isEqualTo(left.substring(0, 16).replace('T', ' '));
        assertThat(value(form, "monitoredMinutes")).isEqualTo("125");
        assertThat(value(form, "pressureLeaving")).startsWith("124/80 mmHg at ");
    }

    @Test
    void aDoseInEachUnitHasItsOwnSum() {
        var chart = ChartSample.infusion().ready();
        chart.end(chart.give(chart.drip(40)).expect(201)).expect(200);
        var more = chart.later(5).drip(0.5);
        more.put("unit", "MG_PER_KG");
        more.put("beyondBand", Map.of("reason", "made up"));
        chart.give(prescriber(), more).expect(201);
        happened(chart, "FALL");
        var form = read(chart, "forms/INCIDENT_REPORT");
        assertThat(value(form, "dose")).isEqualTo("40 mg ketamine; 0.5 mg/kg ketamine");
        assertThat(field(form, "dose").path("entries")).hasSize(2);
    }

    @Test
    void infusionsOweNone() {
        var chart = ChartSample.infusion().ready();
        chart.give(chart.drip(40)).expect(201);
        assertThat(listed(chart, "")).isEmpty();
    }

    @Test
    void whenNothingWasGivenAfterAllNothingIsOwed() {
        var chart = ChartSample.spray().ready();
        var dose = chart.give(chart.device(1)).expect(201);
        chart.day
                .change(
                        nurse(),
                        "doses/" + dose.text("id") + "/correction",
                        Map.of("reason", "made up", "withdrawn", true))
                .expect(200);
        assertThat(listed(chart, "")).isEmpty();
    }

    @Test
    void eachFieldSaysWhereItIsFromAndWhatIsMissing() {
        var chart = sprayed();
        var form = read(chart, REMS);
        assertThat(value(form, "patientName")).isEqualTo("Ada Testperson");
        assertThat(value(form, "enrolmentNumber")).isEqualTo("EXAMPLE-1");
        assertThat(value(form, "certificationNumber")).isEqualTo("EXAMPLE-1");
        assertThat(value(form, "dose")).isEqualTo("56 mg esketamine");
        assertThat(value(form, "lots")).isEqualTo("EX-4711");
        assertThat(value(form, "pressureBefore")).startsWith("121/78 mmHg at ");
        assertThat(value(form, "pressureAfter")).startsWith("141/88 mmHg at ");
        assertThat(value(form, "seriousEvents")).isEqualTo("none");
        var entry = field(form, "pressureAfter").path("entries").get(0).asText();
        assertThat(chart.list("vitals").findValuesAsText("id")).contains(entry);
        assertThat(field(form, "doseTimes").path("entries")).hasSize(2);
        assertThat(field(form, "dose").path("from").asText()).isEqualTo("DOSE");
        assertThat(missing(form))
                .containsExactly(
                        "pressureLeaving",
                        "monitoredMinutes",
                        "leftAt",
                        "sedation",
                        "dissociation",
                        "respiratoryDepression",
                        "otherMedicines");
        var refused = chart.form(REMS + "/readiness", TYPED);
        assertRefused(refused, 422, "form-incomplete");
        assertThat(missing(refused.body())).hasSize(6).doesNotContain("otherMedicines");
        assertThat(read(chart, REMS).path("status").asText()).isEqualTo("DRAFT");
    }

    @Test
    void isCompletedThenSentAndStaysAsItWasSent() {
        var chart = gone();
        var tooSoon = chart.form(REMS + "/submission", SENT);
        assertRefused(tooSoon, 409, "form-not-open");
        assertThat(tooSoon.text("currentStatus"))
                .isEqualTo(read(chart, REMS).path("status").asText());
        var ready = chart.form(REMS + "/readiness", TYPED).expect(200);
        assertThat(ready.text("status")).isEqualTo("READY");
        assertThat(value(ready.body(), "monitoredMinutes")).isEqualTo("125");
        assertThat(value(ready.body(), "sedation")).startsWith("RASS -2; resolved at ");
        assertThat(missing(ready.body())).isEmpty();
        var sent = chart.form(REMS + "/submission", SENT).expect(200);
        assertThat(sent.text("status")).isEqualTo("SUBMITTED");
        assertThat(sent.body().at("/submissions/0/confirmationNumber").asText()).isEqualTo("EX-2026-0042");
        assertThat(sent.body().at("/submissions/0").has("by")).isTrue();
        assertRefused(chart.form(REMS + "/submission", SENT), 409, "form-not-open");
        assertRefused(chart.form(REMS + "/readiness", TYPED), 409, "form-not-open");
        assertThat(listed(chart, "")).isEmpty();
        assertThat(listed(chart, "&status=SUBMITTED")).hasSize(1);
        // What is corrected afterwards does not change what was sent.
        corrected(chart, "vitals/" + chart.list("vitals").get(1).path("id").asText(), ChartSample.signs(139, 87));
        var kept = read(chart, REMS).at("/submissions/0");
        assertThat(value(kept, "pressureAfter")).startsWith("141/88");
        assertThatThrownBy(() -> ChartSample.database()
                        .update(
                                "update form_submission set confirmation_number = 'X' where session_id = ?",
                                chart.day.uuid()))
                .hasMessageContaining("what was sent stays");
    }

    @Test
    void ofManyWhoSendItAtOnceOneDoes() {
        var chart = gone();
        var ready = chart.form(REMS + "/readiness", TYPED).expect(200);
        long version = ready.body().path("version").asLong();
        var answers = Race.of(
                8, n -> () -> nurse().ifMatch(version).post(chart.day.path() + "/" + REMS + "/submission", SENT));
        assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 1, 412, 7));
    }

    @Test
    void isOverdueFromTheEndOfItsDayAtTheSiteOnWithoutAnybodyDoingAnything() {
        var chart = sprayed();
        var due = LocalDate.parse(read(chart, REMS).path("dueOn").asText());
        var end = due.plusDays(1)
                .atStartOfDay(chart.day.office.clinic().site().zone())
                .toInstant();
        clock.set(end.minus(Duration.ofSeconds(1)));
        var here = Office.staff("nurse");
        var path = chart.day.path() + "/" + REMS;
        assertThat(here.get(path).expect(200).text("status")).isEqualTo("DRAFT");
        clock.set(end);
        assertThat(here.get(path).expect(200).text("status")).isEqualTo("OVERDUE");
        var list = "/v1/forms?session=" + chart.day.id();
        assertThat(here.get(list + "&status=OVERDUE").expect(200).body().path("items"))
                .hasSize(1);
        assertThat(here.get(list + "&status=DRAFT").expect(200).body().path("items"))
                .isEmpty();
    }

    @Test
    void theListTellsWhatIsDueByThenAtASite() {
        var chart = sprayed();
        var due = LocalDate.parse(read(chart, REMS).path("dueOn").asText());
        var site = "&site=" + chart.day.office.site();
        assertThat(listed(chart, site + "&due=" + due)).hasSize(1);
        assertThat(listed(chart, site + "&due=" + due.minusDays(1))).isEmpty();
        assertThat(listed(chart, "&status=DRAFT&status=READY")).hasSize(1);
        assertThat(listed(chart, "&status=READY")).isEmpty();
        assertThat(listed(chart, "&site=" + ChartSample.spray().day.office.site()))
                .isEmpty();
        assertThat(nurse().get("/v1/forms?site=nowhere").status()).isEqualTo(400);
        assertThat(nurse().get("/v1/forms?due=tomorrow").status()).isEqualTo(400);
    }

    /** There are too few here for an index to pay; told not to read all, the planner takes it if it can. */
    @Test
    void theListIsReadFromAnIndex() {
        var database = ChartSample.database();
        var plan = QuarkusTransaction.requiringNew().call(() -> {
            database.update("set local enable_seqscan = off");
            return String.join(
                    "\n",
                    database.list(
                            "explain select f.id from session_form f join session s on s.id = f.session_id"
                                    + " where f.state <> 'SUBMITTED' and f.site_id = '00000000-0000-0000-0000-000000000000'"
                                    + " order by f.due_until, f.id limit 51",
                            row -> row.getString(1)));
        });
        assertThat(plan).contains("session_form_open_by_site");
    }

    @Test
    void aSeriousAdverseEventOwesAFormOfItsOwnAndASecondOneOpensItAgain() {
        var chart = sprayed();
        happened(chart, "CHEST_PAIN");
        var form = read(chart, SERIOUS);
        assertThat(value(form, "seriousEvents")).startsWith("chest pain, severe, from ");
        assertThat(missing(form)).containsExactly("description");
        chart.form(SERIOUS + "/readiness", Map.of("answers", Map.of("description", "made up")))
                .expect(200);
        chart.form(SERIOUS + "/submission", SENT).expect(200);
        happened(chart, "SEIZURE");
        var again = read(chart, SERIOUS);
        assertThat(again.path("status").asText()).isEqualTo("DRAFT");
        assertThat(again.path("submissions")).hasSize(1);
        assertThat(value(again, "seriousEvents")).contains("chest pain", "seizure");
    }

    @Test
    void anInfusionsSeriousEventIsAnIncident() {
        var chart = ChartSample.infusion().filled("made up");
        assertThat(listed(chart, "&status=SUBMITTED").getFirst().path("code").asText())
                .isEqualTo("INCIDENT_REPORT");
    }

    @Test
    void onlyFieldsThatAreTypedCanBeTyped() {
        var chart = sprayed();
        var answer = chart.form(REMS + "/readiness", Map.of("answers", Map.of("dose", "84 mg")));
        assertRefused(answer, 400, "invalid-request");
        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/answers/dose");
    }

    @Test
    void itsPdfSaysTheSameToAnotherReader() throws IOException {
        var chart = sprayed();
        var answer = RestAssured.given()
                .header("Authorization", "Bearer " + SignedIn.token("nurse"))
                .accept("application/pdf")
                .get(chart.day.path() + "/" + REMS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/pdf");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        var text = new StringBuilder();
        try (var reader = new PdfReader(answer.asByteArray())) {
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append(' ');
            }
        }
        var told = text.toString().replaceAll("\\s+", " ");
        assertThat(told).contains("REMS patient monitoring form", "Ada Testperson", "56 mg esketamine", "(missing)");
        for (var field : read(chart, REMS).path("fields")) {
            assertThat(told).contains(field.path("label").asText());
            if (field.has("value")) {
                assertThat(told).contains(field.path("value").asText());
            }
        }
    }
}
