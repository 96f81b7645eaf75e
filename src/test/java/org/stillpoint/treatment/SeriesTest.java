package org.stillpoint.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Chart.nurse;
import static org.stillpoint.testsupport.Chart.prescriber;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.treatment.SeriesSample.PATH;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.PlanGuard;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.EveryTable;
import org.stillpoint.testsupport.LockQueue;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.Wire.Answer;

@QuarkusTest
class SeriesTest {

    private static final Map<String, Object> REASON = Map.of("reason", "made up");

    @Inject
    Database database;

    @Inject
    Clinic clinic;

    @Inject
    @Any
    Instance<PlanGuard> guards;

    private static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    private static List<String> codes(JsonNode notes) {
        return notes.findValuesAsText("code");
    }

    private void take(JsonNode series, String... states) {
        var visits = series.path("visits");
        for (int at = 0; at < states.length; at++) {
            database.update(
                    "update appointment set status = ?, arrived_at = case when ? = 'ARRIVED' then start_at end,"
                            + " missed_at = case when ? = 'NO_SHOW' then start_at end, version = version + 1 where id = ?",
                    states[at],
                    states[at],
                    states[at],
                    UUID.fromString(visits.get(at).path("appointment").asText()));
        }
    }

    private void finishInduction(SeriesSample sample) {
        take(sample.booked(), "ARRIVED", "ARRIVED", "ARRIVED", "ARRIVED", "ARRIVED", "ARRIVED");
    }

    @Test
    void aSeriesBeginsWithWhatItsProtocolSays() {
        var sample = SeriesSample.infusions().begun();
        var series = sample.read();
        assertThat(series.at("/protocol/version").asInt()).isEqualTo(1);
        assertThat(series.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(series.path("phase").asText()).isEqualTo("INDUCTION");
        assertThat(series.at("/sessions/planned").asInt()).isEqualTo(7);
        assertThat(series.at("/sessions/missing").asInt()).isEqualTo(7);
        assertThat(series.at("/steps/0/of").asInt()).isEqualTo(6);
        assertThat(series.at("/steps/2").has("of")).isFalse();
        assertThat(series.at("/nextDue/from").asText()).isEqualTo(sample.day(0).toString());
        assertThat(series.path("offLabel").asBoolean()).isTrue();
        assertThat(series.path("consents")).hasSize(2);
        assertThat(series.path("indication").asText()).isEqualTo("TREATMENT_RESISTANT_DEPRESSION");
        assertThat(codes(series.path("blockers"))).containsExactly("SESSIONS_OPEN");
        assertThat(AuditTrail.actions(sample.uuid())).contains("SERIES_STARTED", "SERIES_READ");
    }

    private List<PlanGuard.Stranded> strandedWithout(String service) {
        var plan = clinic.plan();
        return stranded(plan, planWithout(plan, service));
    }

    private static ClinicPlan planWithout(ClinicPlan plan, String service) {
        var rest = plan.services().stream()
                .filter(each -> !each.code().equals(service))
                .toList();
        return new ClinicPlan(plan.revision() + 1, plan.settings(), plan.sites(), plan.actors(), rest);
    }

    private List<PlanGuard.Stranded> stranded(ClinicPlan present, ClinicPlan proposed) {
        return guards.stream()
                .filter(ServicesOfSeries.class::isInstance)
                .flatMap(guard -> guard.strandedBy(present, proposed).stream())
                .toList();
    }

    @Test
    void aServiceThatAnOpenSeriesNeedsStaysInTheClinic() {
        var sample = SeriesSample.infusions().begun();
        assertThat(strandedWithout(sample.office.service("spray"))).isEmpty();
        for (var needed : List.of("infusion", "talk")) {
            var code = sample.office.service(needed);
            assertThat(strandedWithout(code))
                    .containsExactly(new PlanGuard.Stranded(
                            "SERIES",
                            sample.uuid(),
                            sample.read().path("reference").asText(),
                            null,
                            "there is no service " + code));
        }
        sample.change(nurse(), "end", Map.of("reason", "PATIENT")).expect(200);
        assertThat(strandedWithout(sample.office.service("infusion"))).isEmpty();
    }

    @Test
    void whatACourseLacksAlreadyKeepsNobodyFromTakingMoreAwayOnlyWhereThatIsAllItLacks() {
        var sample = SeriesSample.infusions().begun();
        var talk = sample.office.service("talk");
        var infusion = sample.office.service("infusion");
        var lacks = planWithout(clinic.plan(), infusion);
        assertThat(stranded(lacks, planWithout(lacks, sample.office.service("spray"))))
                .isEmpty();
        assertThat(stranded(lacks, planWithout(lacks, talk)))
                .extracting(PlanGuard.Stranded::why)
                .containsExactly("there is no service " + talk);
        sample.change(nurse(), "end", Map.of("reason", "PATIENT")).expect(200);
    }

    @Test
    void aSeriesThatBeginsWaitsForAChangeOfTheClinic() {
        var sample = SeriesSample.infusions();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = new AtomicReference<Future<Answer>>();
            QuarkusTransaction.requiringNew().run(() -> {
                database.first("select pg_advisory_xact_lock(?)", row -> true, Clinic.PLAN_LOCK);
                begun.set(threads.submit(() -> sample.begin(sample.beginning())));
                LockQueue.await(database, 1);
            });
            assertThat(begun.get())
                    .succeedsWithin(Duration.ofSeconds(5))
                    .extracting(Answer::status)
                    .isEqualTo(201);
        }
    }

    @Test
    void theFrontDeskSeesNothingClinical() {
        var sample = SeriesSample.infusions().begun();
        sample.change(nurse(), "pause", REASON).expect(200);
        var series = desk().get(sample.path()).expect(200).body();
        assertThat(series.has("indication")).isFalse();
        assertThat(series.toString()).doesNotContain("made up");
        assertThat(sample.read().toString()).contains("made up");
    }

    @Test
    void allGatesThatAreMissingAreToldAtTheStart() {
        var sample = SeriesSample.infusions();
        sample.chart = Chart.empty(sample.office);
        var refused = sample.begin(sample.beginning());
        assertRefused(refused, 422, "gates-not-met");
        assertThat(codes(refused.body().path("gates")))
                .containsExactly("EVALUATION_CURRENT", "CLEARANCE", "SCREENING_REVIEWED", "CONSENT_SIGNED");
    }

    @Test
    void onlyAPrescriberBeginsWithAGateThatIsNotMet() {
        var sample = SeriesSample.infusions();
        sample.chart = Chart.empty(sample.office)
                .review("NO_CONCERN")
                .consent("TREATMENT")
                .consent("OFF_LABEL");
        sample.chart.clearance(Route.IV_KETAMINE, "DEPRESSION", sample.day(90));
        var override = Map.of("reason", "made up", "gates", List.of("EVALUATION_CURRENT"));
        var beginning = sample.beginning("override", override);
        assertRefused(nurse().post(PATH, beginning), 403, "gate-override-not-allowed");
        var begun = prescriber().post(PATH, beginning).expect(201);
        assertThat(begun.body().at("/history/0/detail/gatesLifted/0").asText()).isEqualTo("EVALUATION_CURRENT");
    }

    @Test
    void anyAnxietyIsOffLabelAndASprayForItsLabelledUseIsNot() {
        var sample = SeriesSample.sprays();
        assertThat(sample.begin(sample.beginning())
                        .expect(201)
                        .body()
                        .path("offLabel")
                        .asBoolean())
                .isFalse();
        var other = sample.another();
        other.chart.clearance(Route.ESKETAMINE_NASAL, "PANIC_DISORDER", sample.day(90));
        var begun = other.begin(other.beginning("indication", "PANIC_DISORDER")).expect(201);
        assertThat(begun.body().path("offLabel").asBoolean()).isTrue();
    }

    @Test
    void aSeriesTellsWhatIsAskedSinceItsClearanceWasCorrected() {
        var sample = SeriesSample.sprays().begun();
        assertThat(sample.read().path("consents")).hasSize(1);
        sample.chart.clearance(Route.ESKETAMINE_NASAL, "PANIC_DISORDER", sample.day(90));
        var series = sample.read();
        assertThat(series.path("indication").asText()).isEqualTo("PANIC_DISORDER");
        assertThat(series.path("offLabel").asBoolean()).isTrue();
        assertThat(series.path("consents").toString()).isEqualTo("[\"TREATMENT\",\"OFF_LABEL\"]");
        var listed = nurse().get(PATH + "?patient=" + sample.chart.patient()).expect(200);
        assertThat(listed.body().at("/items/0/offLabel").asBoolean()).isTrue();
        sample.change(nurse(), "end", Map.of("reason", "PATIENT")).expect(200);
        sample.chart.clearance(Route.ESKETAMINE_NASAL, "TREATMENT_RESISTANT_DEPRESSION", sample.day(90));
        assertThat(sample.read().path("indication").asText())
                .as("of a course that is over by then")
                .isEqualTo("PANIC_DISORDER");
    }

    @Test
    void aPatientHasOneSeriesOfARouteAtATime() {
        var sample = SeriesSample.infusions().begun();
        var refused = sample.begin(sample.beginning());
        assertRefused(refused, 409, "series-already-open");
        assertThat(refused.text("series")).isEqualTo(sample.id());
        for (int round = 0; round < 5; round++) {
            var other = sample.another();
            var answers = Race.of(4, n -> () -> other.begin(other.beginning()));
            assertThat(Race.statuses(answers)).containsExactlyInAnyOrderEntriesOf(Map.of(201, 1, 409, 3));
        }
    }

    @Test
    void whatRunsBackwardsIsToldWhereItStands() {
        var sample = SeriesSample.infusions();
        var backwards = Map.of("from", "2030-01-02", "to", "2030-01-01");
        assertThat(sample.begin(sample.beginning("start", backwards)).body().at("/errors/0/pointer"))
                .hasToString("\"/start\"");
        var away = Map.of("datesAway", List.of(Map.of("from", "2030-01-01", "to", "2030-01-01"), backwards));
        assertThat(sample.begin(sample.beginning("preferences", away)).body().at("/errors/0/pointer"))
                .hasToString("\"/preferences/datesAway/1\"");
    }

    @ParameterizedTest
    @CsvSource({
        "patient, 00000000-0000-7000-8000-000000000009, /patient",
        "protocol, NO_SUCH, /protocol",
        "site, nowhere, /site",
        "indication, CHRONIC_PAIN, /indication"
    })
    void whatIsNotThereIsNamed(String member, String value, String pointer) {
        var sample = SeriesSample.infusions();
        var refused = sample.begin(sample.beginning(member, value));
        assertRefused(refused, 400, "invalid-request");
        assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    }

    /** It has no place in it that could be named. */
    @Test
    void whatIsWrongInASetIsTheSet() {
        var sample = SeriesSample.infusions();
        var days = Map.of("weekdays", Arrays.asList("MONDAY", null));
        var refused = sample.begin(sample.beginning("preferences", days));
        assertRefused(refused, 400, "invalid-request");
        assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/preferences/weekdays");
    }

    @Test
    void aStartInThePastAndASiteWithoutTheServicesAreRefused() {
        var sample = SeriesSample.infusions();
        var past = Map.of("from", "2026-01-05", "to", "2026-01-09");
        assertRefused(sample.begin(sample.beginning("start", past)), 400, "invalid-request");
        var backwards =
                Map.of("from", sample.day(3).toString(), "to", sample.day(1).toString());
        assertRefused(sample.begin(sample.beginning("start", backwards)), 400, "invalid-request");
        var elsewhere = Chart.office();
        var refused = sample.begin(sample.beginning("site", elsewhere.site()));
        assertThat(refused.body().at("/errors/0/detail").asText()).startsWith("does not offer");
    }

    @Test
    void preferencesThatLeaveNothingAreNamed() {
        var sample = SeriesSample.infusions();
        assertExcluded(sample, Map.of("notBefore", "17:00"), "notBefore");
        assertExcluded(sample, Map.of("dayParts", List.of("EVENING")), "dayParts");
        assertExcluded(sample, Map.of("notBefore", "12:00", "notAfter", "09:00"), "notBefore", "notAfter");
        assertExcluded(
                sample,
                Map.of(
                        "datesAway",
                        List.of(Map.of(
                                "from",
                                sample.day(-1).toString(),
                                "to",
                                sample.day(20).toString()))),
                "datesAway");
        assertExcluded(
                sample,
                Map.of("avoidedPractitioners", List.of(sample.office.actor("prescriber"))),
                "avoidedPractitioners");
        var unknown = Map.of("preferredPractitioners", List.of("nobody"));
        assertRefused(sample.begin(sample.beginning("preferences", unknown)), 400, "invalid-request");
    }

    private static void assertExcluded(SeriesSample sample, Map<String, Object> preferences, String... named) {
        var refused = sample.begin(sample.beginning("preferences", preferences));
        assertRefused(refused, 422, "preferences-exclude-everything");
        assertThat(refused.body().path("preferences").toString())
                .isEqualTo("[\"" + String.join("\",\"", named) + "\"]");
    }

    @Test
    void theListIsNewestFirstAndOfOnePatient() {
        var sample = SeriesSample.sprays();
        sample.chart.clearance(Route.IV_KETAMINE, "TREATMENT_RESISTANT_DEPRESSION", sample.day(90));
        var first = sample.begin(sample.beginning()).expect(201).text("id");
        var infusions = ProtocolSample.of("IV_6_IN_3_WEEKS")
                .with("IV_KETAMINE_40", sample.office.service("infusion"))
                .with("INDUCTION_REVIEW", sample.office.service("talk"))
                .install();
        var second = sample.begin(sample.beginning("protocol", infusions.code()))
                .expect(201)
                .text("id");
        var list = desk().get(PATH + "?patient=" + sample.chart.patient())
                .expect(200)
                .body();
        assertThat(list.path("items"))
                .extracting(item -> item.path("id").asText())
                .containsExactly(second, first);
        var page = desk().get(PATH + "?patient=" + sample.chart.patient() + "&limit=1")
                .expect(200)
                .body();
        var next = desk().get(PATH + "?limit=1&patient=" + sample.chart.patient() + "&after="
                + page.path("next").asText());
        assertThat(next.expect(200).body().at("/items/0/id").asText()).isEqualTo(first);
        assertThat(desk().get(PATH + "?status=ENDED&patient=" + sample.chart.patient())
                        .expect(200)
                        .body()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void aPausedSeriesIsNeitherPlannedNorBookedUntilItIsResumed() {
        var sample = SeriesSample.infusions().begun();
        var best = sample.best();
        sample.change(nurse(), "pause", REASON).expect(200);
        assertThat(sample.read().path("phase").asText()).isEqualTo("PAUSED");
        assertRefused(desk().post(sample.path() + "/proposals", Map.of()), 409, "series-not-open");
        assertRefused(sample.book(best), 409, "series-not-open");
        assertRefused(sample.change(nurse(), "pause", REASON), 409, "series-not-open");
        sample.change(nurse(), "resumption", Map.of("mode", "CONTINUE", "reason", "made up"))
                .expect(200);
        assertThat(sample.read().path("phase").asText()).isEqualTo("INDUCTION");
        assertThat(sample.booked().at("/sessions/booked").asInt()).isEqualTo(6);
    }

    @Test
    void maintenanceWaitsForAPrescribersReview() {
        var sample = SeriesSample.infusions().begun();
        finishInduction(sample);
        assertThat(sample.read().path("phase").asText()).isEqualTo("REVIEW");
        assertThat(codes(sample.read().path("blockers"))).containsExactly("REVIEW_DONE");
        assertRefused(sample.single("infusion", 30, "09:00"), 422, "gates-not-met");
        sample.change(prescriber(), "reviews", Map.of("decision", "STOP", "note", "made up"))
                .expect(200);
        assertRefused(desk().post(sample.path() + "/proposals", Map.of()), 422, "nothing-to-propose");
        sample.change(prescriber(), "reviews", Map.of("decision", "CONTINUE")).expect(200);
        assertThat(sample.read().path("phase").asText()).isEqualTo("MAINTENANCE");
        var best = sample.best();
        assertThat(best.path("complete").asBoolean()).as(best.toString()).isTrue();
        assertThat(best.path("sessions")).hasSizeGreaterThan(4);
        sample.book(best).expect(201);
    }

    @Test
    void theNextPhaseNeedsTheReviewUnlessAPrescriberLiftsItsGate() {
        var sample = SeriesSample.infusions().begun();
        finishInduction(sample);
        var refused = sample.single("infusion", 30, "09:00");
        assertThat(codes(refused.body().path("gates"))).containsExactly("REVIEW_DONE");
        var booking =
                sample.office.booking("infusion", sample.office.at(sample.day(24), "09:00"), sample.chart.patient());
        booking.put("override", Map.of("reason", "made up", "gates", List.of("REVIEW_DONE")));
        var booked = prescriber().post("/v1/appointments", booking).expect(201).text("id");
        assertThat(reviewDone(booked)).isEqualTo("OVERRIDDEN");
        // To stop is another matter than that nobody has decided.
        sample.change(prescriber(), "reviews", Map.of("decision", "STOP")).expect(200);
        assertThat(reviewDone(booked)).isEqualTo("MISSING");
    }

    @Test
    void aFavourableReviewTakesNothingBackThatWasLifted() {
        var sample = SeriesSample.infusions().begun();
        finishInduction(sample);
        sample.change(prescriber(), "reviews", Map.of("decision", "CONTINUE")).expect(200);
        var booking =
                sample.office.booking("infusion", sample.office.at(sample.day(75), "09:00"), sample.chart.patient());
        booking.put("override", Map.of("reason", "made up", "gates", List.of("REVIEW_DONE")));
        var booked = prescriber().post("/v1/appointments", booking).expect(201).text("id");
        assertThat(reviewDone(booked)).isEqualTo("OVERRIDDEN");
        sample.change(prescriber(), "reviews", Map.of("decision", "CONTINUE")).expect(200);
        assertThat(reviewDone(booked)).isEqualTo("OVERRIDDEN");
        for (int time = 0; time < 2; time++) {
            sample.change(prescriber(), "reviews", Map.of("decision", "STOP")).expect(200);
            assertThat(reviewDone(booked)).isEqualTo("MISSING");
        }
    }

    private static String reviewDone(String appointment) {
        return prescriber()
                .get("/v1/appointments/" + appointment + "/gates")
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .filter(gate -> gate.path("code").asText().equals("REVIEW_DONE"))
                .findFirst()
                .orElseThrow()
                .path("state")
                .asText();
    }

    @Test
    void whileASeriesIsPausedNothingIsBookedForItUnlessAPrescriberSaysSo() {
        var sample = SeriesSample.infusions().begun();
        var visits = sample.booked().path("visits");
        changed(visits.get(5), "cancellation", Map.of("reason", "PATIENT"));
        var day = LocalDate.parse(visits.get(5).path("start").asText().substring(0, 10));
        var wanted = sample.office.booking("infusion", sample.office.at(day, "12:00"), sample.chart.patient());
        sample.change(nurse(), "pause", Map.of("reason", "made up")).expect(200);
        var refused = desk().post("/v1/appointments", wanted);
        assertRefused(refused, 422, "gates-not-met");
        assertThat(codes(refused.body().path("gates"))).containsExactly("REVIEW_DONE");
        assertThat(refused.body().at("/gates/0/broken/0/rule").asText()).isEqualTo("PAUSED");
        var before = LocalDate.parse(visits.get(4).path("start").asText().substring(0, 10));
        changed(visits.get(4), "rescheduling", Map.of("start", sample.office.at(before, "15:00")));
        sample.change(nurse(), "resumption", Map.of("mode", "CONTINUE", "reason", "made up"))
                .expect(200);
        desk().post("/v1/appointments", wanted).expect(201);
        sample.change(nurse(), "pause", Map.of("reason", "made up")).expect(200);
        var more =
                sample.office.booking("infusion", sample.office.at(day.plusDays(7), "12:00"), sample.chart.patient());
        more.put("override", Map.of("reason", "made up", "gates", List.of("REVIEW_DONE")));
        prescriber().post("/v1/appointments", more).expect(201);
    }

    private static void changed(JsonNode visit, String how, Map<String, Object> request) {
        var path = "/v1/appointments/" + visit.path("appointment").asText();
        desk().ifMatch(desk().get(path).body().path("version").asLong())
                .post(path + "/" + how, request)
                .expect(200);
    }

    @Test
    void onlyAPrescriberStepsBack() {
        var sample = SeriesSample.infusions().begun();
        finishInduction(sample);
        sample.change(prescriber(), "reviews", Map.of("decision", "CONTINUE")).expect(200);
        var back = Map.<String, Object>of("mode", "STEP_BACK", "reason", "made up");
        assertRefused(sample.change(nurse(), "resumption", back), 403, "not-allowed");
        var stepped =
                sample.change(prescriber(), "resumption", back).expect(200).body();
        assertThat(stepped.path("phase").asText()).isEqualTo("INDUCTION");
        assertThat(stepped.at("/steps/0/missing").asInt()).isEqualTo(6);
        assertThat(stepped.at("/totals/treatments").asInt()).isEqualTo(6);
        var other = sample.another().begun();
        assertRefused(other.change(prescriber(), "resumption", back), 422, "no-step-back");
    }

    @Test
    void anotherVersionOfTheProtocolIsFollowedOnlyWhenSomebodySaysSo() {
        var sample = SeriesSample.infusions().begun();
        int next = sample.nextVersion();
        assertThat(sample.read().at("/protocol/version").asInt()).isEqualTo(1);
        var change = Map.<String, Object>of("version", next, "reason", "made up");
        assertRefused(sample.change(nurse(), "protocol-version", change), 403, "not-allowed");
        var changed = sample.change(prescriber(), "protocol-version", change)
                .expect(200)
                .body();
        assertThat(changed.at("/protocol/version").asInt()).isEqualTo(2);
        assertThat(changed.at("/history/1/detail/fromVersion").asInt()).isEqualTo(1);
        assertThat(AuditTrail.actions(sample.uuid())).contains("SERIES_PROTOCOL_VERSION_CHANGED");
        assertRefused(sample.change(prescriber(), "protocol-version", change), 400, "invalid-request");
    }

    @Test
    void aVersionWithAServiceThatTheSiteDoesNotOfferIsNotFollowed() {
        var sample = SeriesSample.infusions().begun();
        var elsewhere = Chart.office().service("infusion");
        int next = ProtocolSample.of("IV_6_IN_3_WEEKS")
                .with("IV_KETAMINE_40", elsewhere)
                .with("INDUCTION_REVIEW", sample.office.service("talk"))
                .installAfter(sample.protocol)
                .version();
        var refused = sample.change(prescriber(), "protocol-version", Map.of("version", next, "reason", "made up"));
        assertRefused(refused, 422, "protocol-does-not-fit");
        assertThat(refused.text("detail")).isEqualTo(sample.office.site() + " does not offer " + elsewhere + ".");
        assertThat(sample.read().at("/protocol/version").asInt()).isEqualTo(1);
    }

    @Test
    void theConsentsToACourseEndWithIt() {
        var sample = SeriesSample.infusions().begun();
        sample.booked();
        var end = Map.<String, Object>of("reason", "COMPLETED", "note", "made up");
        var ended = sample.change(nurse(), "end", end).expect(200).body();
        assertThat(ended.path("phase").asText()).isEqualTo("ENDED");
        assertThat(codes(ended.path("warnings"))).hasSize(6).containsOnly("VISIT_LEFT_OVER");
        assertRefused(sample.change(nurse(), "end", end), 409, "series-not-open");
        var refused = sample.begin(sample.beginning());
        assertRefused(refused, 422, "gates-not-met");
        assertThat(codes(refused.body().path("gates"))).contains("CONSENT_SIGNED");
        sample.chart.consent("TREATMENT").consent("OFF_LABEL");
        assertThat(codes(sample.begin(sample.beginning()).body().path("gates"))).doesNotContain("CONSENT_SIGNED");
    }

    @Test
    void whatIsBookedIsCancelledWithTheEndOnlyIfThatIsAskedFor() {
        var sample = SeriesSample.infusions().begun();
        sample.booked();
        var ended = sample.change(nurse(), "end", Map.of("reason", "PATIENT", "cancelVisits", true))
                .expect(200)
                .body();
        assertThat(ended.path("visits").findValuesAsText("status")).hasSize(6).containsOnly("CANCELLED");
        assertThat(ended.path("warnings")).isEmpty();
        assertThat(ended.path("history").get(2).at("/detail/appointments")).hasSize(6);
        sample.another().begun().booked();
    }

    @Test
    void aChangeNeedsTheVersionThatWasReadAndAVisitThatChangesRaisesIt() {
        var sample = SeriesSample.infusions().begun();
        assertRefused(nurse().post(sample.path() + "/pause", REASON), 428, "if-match-required");
        var series = sample.booked();
        take(series, "NO_SHOW");
        assertRefused(
                nurse().ifMatch(series.path("version").asLong()).post(sample.path() + "/pause", REASON),
                412,
                "stale-version");
    }

    @Test
    void seriesGoOverWhenTwoRecordsBecomeOneButNotTwoOpenOnesOfARoute() {
        var sample = SeriesSample.infusions().begun();
        sample.booked();
        var survivor = Office.patient();
        merge(survivor, sample.chart.patient()).expect(200);
        assertThat(sample.read().path("patient").asText()).isEqualTo(survivor);
        var other = sample.another().begun();
        assertRefused(merge(survivor, other.chart.patient()), 409, "series-already-open");
    }

    private static Answer merge(String survivor, String duplicate) {
        var version =
                desk().get("/v1/patients/" + survivor).body().path("version").asLong();
        return nurse().ifMatch(version)
                .post("/v1/patients/" + survivor + "/merge", Map.of("duplicate", duplicate, "reason", "made up"));
    }

    @Test
    void whatStaffWriteAboutASeriesIsSealed() {
        var marker = "zq" + UUID.randomUUID().toString().substring(0, 8);
        var sample = SeriesSample.infusions().begun();
        sample.change(nurse(), "pause", Map.of("reason", marker)).expect(200);
        assertThat(EveryTable.of(database).with(marker)).isEmpty();
        assertThat(sample.read().toString()).contains(marker);
    }

    @Test
    void aPersonsSeriesAreExportedWithWhatHappened() {
        var sample = SeriesSample.infusions().begun();
        sample.booked();
        var export = prescriber()
                .get("/v1/patients/" + sample.chart.patient() + "/export")
                .expect(200)
                .body();
        assertThat(export.at("/records/treatmentSeries")).hasSize(1);
        assertThat(export.at("/records/seriesVisits")).hasSize(6);
        assertThat(export.at("/records/seriesEvents").findValuesAsText("kind")).containsExactly("STARTED", "BOOKED");
    }

    @Test
    void whoeverIsUnknownHasNoSeries() {
        assertRefused(nurse().get(PATH + "/" + UUID.randomUUID()), 404, "not-found");
        assertThat(desk().get(PATH + "?patient=" + UUID.randomUUID())
                        .expect(200)
                        .body()
                        .path("items"))
                .isEmpty();
    }
}
