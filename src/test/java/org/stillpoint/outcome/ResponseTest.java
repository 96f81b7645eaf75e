package org.stillpoint.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.stillpoint.testsupport.Chart.nurse;
import static org.stillpoint.testsupport.Office.desk;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.EveryTable;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;

@QuarkusTest
class ResponseTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    @Inject
    Outcomes outcomes;

    @Inject
    ToldHistory history;

    @Inject
    ResponseWitness witness;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    private LocalDate longAgo;
    private Answering somebody;

    @BeforeEach
    void newPatient() {
        longAgo = LocalDate.ofInstant(clock.instant(), ZONE).minusDays(100);
        somebody = somebody();
    }

    private static List<String> pointers(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        return answer.body().path("errors").findValuesAsText("pointer");
    }

    /** Treated in New York. */
    private Answering somebody() {
        var patient = Answering.ofSomebody();
        history.at(patient.id(), ZONE);
        return patient;
    }

    private Instant daysOn(int days) {
        return daysOn(days, "12:00");
    }

    private Instant daysOn(int days, String time) {
        return longAgo.plusDays(days).atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
    }

    @Test
    void theServerWorksOutTheTotalAndItsBand() {
        var kept = somebody.answers("GAD-7", List.of(2, 3, 1, 2, 1, 2, 1)).expect(201);
        assertThat(kept.body().path("total").asInt()).isEqualTo(12);
        assertThat(kept.text("band")).isEqualTo("MODERATE");
        assertThat(kept.text("instrumentVersion")).isEqualTo("1");
        assertThat(kept.text("language")).isEqualTo("en");
        assertThat(kept.text("enteredBy")).isEqualTo("STAFF");
        assertThat(kept.body().path("complete").asBoolean()).isTrue();
        assertThat(kept.body().path("warnings")).isEmpty();
        assertThat(somebody.read(kept).path("answers").toString()).isEqualTo("[2,3,1,2,1,2,1]");
        assertThat(somebody.list()).hasSize(1);
        var recorded = database.list(
                "select length(answers) > 40 from response where id = ?",
                row -> row.getBoolean(1),
                UUID.fromString(kept.text("id")));
        assertThat(recorded).containsExactly(true);
        assertThat(EveryTable.of(database).with("[2,3,1,2,1,2,1]")).isEmpty();
        assertThat(AuditTrail.actions(UUID.fromString(kept.text("id"))))
                .containsExactly("RESPONSE_RECORDED", "RESPONSE_READ");
    }

    @Test
    void aCutSaysWhereATotalLies() {
        for (var edge :
                Map.of(30, "BELOW", 31, "WITHIN", 33, "WITHIN", 34, "ABOVE").entrySet()) {
            var kept = Answering.ofSomebody().total("PCL-5", edge.getKey()).expect(201);
            assertThat(kept.text("cut")).isEqualTo(edge.getValue());
            assertThat(kept.body().has("band")).isFalse();
        }
    }

    @Test
    void whatIsAnsweredInPartIsKeptWithoutATotal() {
        var kept = somebody.answers("PHQ-9", Arrays.asList(1, null, 3, 0, 0, 0, 0, 0, 1))
                .expect(201);
        assertThat(kept.body().path("complete").asBoolean()).isFalse();
        assertThat(kept.body().has("total")).isFalse();
        assertThat(kept.body().has("band")).isFalse();
        assertThat(kept.body().path("risk").asBoolean()).isTrue();
        assertThat(somebody.read(kept).path("answers").get(1).isNull()).isTrue();
        var news = witness.about(somebody.patient());
        assertThat(news).hasSize(1);
        assertThat(news.getFirst().risk()).isTrue();
        assertThat(news.getFirst().total()).isEmpty();
        // Nobody has to wait for a week to be asked for the rest.
        somebody.total("PHQ-9", 3).expect(201);
    }

    @Test
    void ofAnInstrumentWhoseTextIsNotShippedATotalIsEntered() {
        var kept = somebody.send(Map.of("instrument", "LSAS", "total", 144)).expect(201);
        assertThat(kept.body().path("total").asInt()).isEqualTo(144);
        assertThat(kept.body().has("answers")).isFalse();
        assertThat(kept.body().has("language")).isFalse();
        assertThat(pointers(somebody.send(Map.of("instrument", "LSAS", "total", 145))))
                .containsExactly("/total");
        assertThat(pointers(somebody.send(Map.of("instrument", "LSAS", "answers", List.of(1)))))
                .containsExactly("/answers", "/total");
    }

    @Test
    void wrongResponsesAreRefusedAndChangeNothing() {
        assertThat(pointers(somebody.send(Map.of("instrument", "MADE-UP", "total", 1))))
                .containsExactly("/instrument");
        assertThat(pointers(somebody.answers("GAD-7", Collections.nCopies(6, 0))))
                .containsExactly("/answers");
        assertThat(pointers(somebody.answers("GAD-7", List.of(0, 0, 0, 4, 0, 0, 0))))
                .containsExactly("/answers/3");
        assertThat(pointers(somebody.send(Map.of("instrument", "GAD-7", "total", 3))))
                .contains("/total");
        assertThat(pointers(somebody.send(
                        Map.of("instrument", "GAD-7", "language", "tlh", "answers", Collections.nCopies(7, 0)))))
                .containsExactly("/language");
        assertThat(pointers(somebody.send(Map.of("instrument", "GAD-7", "answers", List.of(1, 1, 1, 1, 1, 1, 1.5)))))
                .isNotEmpty();
        assertThat(pointers(somebody.total("GAD-7", 3, clock.instant().plus(Duration.ofHours(1)))))
                .containsExactly("/answeredAt");
        assertThat(somebody.list()).isEmpty();
        assertThat(witness.about(somebody.patient())).isEmpty();
    }

    @Test
    void nobodyAnswersBeforeTheyWereBorn() {
        var born = LocalDate.parse(Office.person().get("dateOfBirth").toString());
        var before = born.minusDays(1).atTime(23, 59).atZone(ZONE).toOffsetDateTime();
        assertThat(pointers(somebody.send(answeredAt("GAD-7", before)))).containsExactly("/answeredAt");
        assertThat(pointers(
                        somebody.send(Map.of("instrument", "LSAS", "total", 12, "answeredAt", Office.text(before)))))
                .containsExactly("/answeredAt");
        assertThat(somebody.list()).isEmpty();
        var kept = somebody.total("GAD-7", 3).expect(201);
        var moved = Map.<String, Object>of("answers", Collections.nCopies(7, 0), "answeredAt", Office.text(before));
        assertThat(pointers(somebody.correct(kept, moved))).containsExactly("/answeredAt");
        assertThat(somebody.read(kept).has("correctedBy")).isFalse();
        somebody.send(answeredAt("PHQ-9", before.plusMinutes(1))).expect(201);
    }

    private static Map<String, Object> answeredAt(String instrument, OffsetDateTime moment) {
        var items = InstrumentsTest.instrument(instrument).items();
        return Map.of(
                "instrument", instrument, "answers", Collections.nCopies(items, 0), "answeredAt", Office.text(moment));
    }

    @Test
    void nobodyIsAskedAgainWithinSevenDaysAndWithinFourteenItIsSaid() {
        somebody.total("GAD-7", 10, daysOn(0)).expect(201);
        var tooSoon = somebody.total("GAD-7", 9, daysOn(6, "23:59")).expect(422);
        assertThat(tooSoon.problem()).isEqualTo("asked-too-soon");
        assertThat(Instant.parse(tooSoon.text("last"))).isEqualTo(daysOn(0));
        assertThat(Instant.parse(tooSoon.text("from"))).isEqualTo(daysOn(7, "00:00"));
        // Other questions are about something else.
        somebody.total("PHQ-9", 9, daysOn(1)).expect(201);
        var soon = somebody.total("GAD-7", 8, daysOn(7, "00:00")).expect(201);
        assertThat(soon.body().at("/warnings/0/code").asText()).isEqualTo("ASKED_RECENTLY");
        assertThat(Instant.parse(soon.body().at("/warnings/0/last").asText())).isEqualTo(daysOn(0));
        var later = somebody.total("GAD-7", 7, daysOn(21, "00:00")).expect(201);
        assertThat(later.body().path("warnings")).isEmpty();
        var warned = somebody.total("GAD-7", 6, daysOn(34, "23:59")).expect(201);
        assertThat(warned.body().path("warnings")).hasSize(1);
    }

    @Test
    void whoComesEachWeekMayComeTenMinutesEarlier() {
        somebody.total("GAD-7", 10, daysOn(0, "10:00")).expect(201);
        somebody.total("GAD-7", 9, daysOn(7, "09:50")).expect(201);
    }

    @Test
    void aCorrectionKeepsItsDistanceFromOthersAndNotFromWhatItCorrects() {
        var wrong = somebody.total("GAD-7", 3, daysOn(0)).expect(201);
        somebody.total("GAD-7", 9, daysOn(10)).expect(201);
        var refused = somebody.correct(wrong, at(daysOn(4, "00:00"))).expect(422);
        assertThat(refused.problem()).isEqualTo("asked-too-soon");
        assertThat(somebody.read(wrong).has("correctedBy")).isFalse();
        var right = somebody.correct(wrong, at(daysOn(3, "23:59"))).expect(201);
        assertThat(right.body().at("/warnings/0/code").asText()).isEqualTo("ASKED_RECENTLY");
    }

    @Test
    void aCorrectionIsNotMovedToThePeakOfADose() {
        history.dosed(somebody.id(), daysOn(0));
        var wrong = somebody.total("GAD-7", 3, daysOn(5)).expect(201);
        var refused = somebody.correct(
                        wrong, at(daysOn(0).plus(Duration.ofHours(36)).minusSeconds(1)))
                .expect(422);
        assertThat(refused.problem()).isEqualTo("too-soon-after-dose");
        assertThat(pointers(somebody.correct(wrong, at(clock.instant().plus(Duration.ofHours(1))))))
                .containsExactly("/answeredAt");
        somebody.correct(wrong, at(daysOn(0).plus(Duration.ofHours(36)))).expect(201);
    }

    @Test
    void whatStaysWhereItWasIsCorrectedHoweverNearOthersAre() {
        var wrong =
                somebody.answers("PHQ-9", List.of(0, 0, 0, 0, 0, 0, 0, 0, 0)).expect(201);
        somebody.answers("PHQ-9", List.of(0, 0, 0, 0, 0, 0, 0, 0, 1)).expect(201);
        somebody.correct(wrong, Map.of("answers", List.of(1, 0, 0, 0, 0, 0, 0, 0, 0)))
                .expect(201);
    }

    @Test
    void whatWasKeptOnlyBecauseOfDangerIsNotKeptWithoutIt() {
        somebody.answers("PHQ-9", List.of(0, 0, 0, 0, 0, 0, 0, 0, 0)).expect(201);
        var cry = somebody.answers("PHQ-9", List.of(0, 0, 0, 0, 0, 0, 0, 0, 1)).expect(201);
        var without = somebody.correct(cry, Map.of("answers", List.of(1, 0, 0, 0, 0, 0, 0, 0, 0)));
        assertThat(without.expect(422).problem()).isEqualTo("asked-too-soon");
        var worse = somebody.correct(cry, Map.of("answers", List.of(1, 0, 0, 0, 0, 0, 0, 0, 2)))
                .expect(201);
        somebody.correct(worse, Map.of("withdrawn", true)).expect(201);
    }

    @Test
    void whatWasAnsweredInPartIsCompletedOnlyFarEnoughFromOthers() {
        somebody.total("GAD-7", 10, daysOn(0)).expect(201);
        var part = somebody.send(Map.of(
                        "instrument",
                        "GAD-7",
                        "answers",
                        Arrays.asList(1, null, 1, 1, 1, 1, 1),
                        "answeredAt",
                        daysOn(8).toString()))
                .expect(201);
        var whole = Map.<String, Object>of("answers", Collections.nCopies(7, 1));
        somebody.total("GAD-7", 9, daysOn(14)).expect(201);
        assertThat(somebody.correct(part, whole).expect(422).problem()).isEqualTo("asked-too-soon");
        somebody.correct(
                        part,
                        Map.of(
                                "answers",
                                Arrays.asList(1, null, 2, 1, 1, 1, 1),
                                "answeredAt",
                                daysOn(7, "00:00").toString()))
                .expect(201);
    }

    private static Map<String, Object> at(Instant moment) {
        return Map.of("answers", Collections.nCopies(7, 0), "answeredAt", moment.toString());
    }

    @Test
    void whatTellsOfDangerIsKeptHoweverSoonItIs() {
        var well = List.of(0, 0, 0, 0, 0, 0, 0, 0, 0);
        somebody.answers("PHQ-9", well).expect(201);
        assertThat(somebody.answers("PHQ-9", well).expect(422).problem()).isEqualTo("asked-too-soon");
        var cry = somebody.answers("PHQ-9", List.of(0, 0, 0, 0, 0, 0, 0, 0, 1)).expect(201);
        assertThat(cry.body().at("/warnings/0/code").asText()).isEqualTo("KEPT_ALL_THE_SAME");
    }

    @Test
    void whatIsEnteredLateKeepsItsDistanceFromWhatCameAfterIt() {
        somebody.total("GAD-7", 10, daysOn(10)).expect(201);
        assertThat(somebody.total("GAD-7", 9, daysOn(4)).expect(422).problem()).isEqualTo("asked-too-soon");
        somebody.total("GAD-7", 9, daysOn(3)).expect(201);
    }

    @Test
    void nobodyIsAskedAtThePeakOfADose() {
        history.dosed(somebody.id(), daysOn(0));
        somebody.total("GAD-7", 10, daysOn(0).minusSeconds(1)).expect(201);
        var someoneElse = somebody();
        history.dosed(someoneElse.id(), daysOn(0));
        for (var hours : List.of(0, 24, 35)) {
            var refused = someoneElse
                    .total("GAD-7", 10, daysOn(0).plus(Duration.ofHours(hours)))
                    .expect(422);
            assertThat(refused.problem()).isEqualTo("too-soon-after-dose");
            assertThat(Instant.parse(refused.text("from"))).isEqualTo(daysOn(0).plus(Duration.ofHours(36)));
        }
        someoneElse.total("GAD-7", 10, daysOn(0).plus(Duration.ofHours(36))).expect(201);
        // What is measured under a dose, and danger, can be asked about any time.
        someoneElse
                .send(Map.of(
                        "instrument",
                        "C-SSRS",
                        "total",
                        2,
                        "answeredAt",
                        daysOn(0).toString()))
                .expect(201);
    }

    @Test
    void aCorrectionKeepsTheOriginal() {
        var wrong = somebody.total("GAD-7", 3, daysOn(0)).expect(201);
        var right = somebody.correct(wrong, Map.of("answers", List.of(3, 3, 3, 3, 3, 0, 0)))
                .expect(201);
        assertThat(right.text("corrects")).isEqualTo(wrong.text("id"));
        assertThat(right.text("correctionReason")).isEqualTo("made up");
        assertThat(right.text("band")).isEqualTo("SEVERE");
        assertThat(right.text("answeredAt")).isEqualTo(wrong.text("answeredAt"));
        var original = somebody.read(wrong);
        assertThat(original.path("total").asInt()).isEqualTo(3);
        assertThat(original.path("correctedBy").asText()).isEqualTo(right.text("id"));
        assertThat(somebody.list()).hasSize(2);
        assertThat(outcomes.scores(somebody.id()))
                .extracting(Score::response, Score::total, Score::corrected)
                .containsExactly(tuple(UUID.fromString(right.text("id")), Optional.of(15), true));
        var again = somebody.correct(wrong, Map.of("answers", Collections.nCopies(7, 0)))
                .expect(409);
        assertThat(again.problem()).isEqualTo("response-corrected");
        assertThat(again.text("correctedBy")).isEqualTo(right.text("id"));
        assertThat(witness.about(somebody.patient()).getLast().corrects()).contains(UUID.fromString(wrong.text("id")));
        assertThat(AuditTrail.actions(UUID.fromString(wrong.text("id")))).contains("RESPONSE_CORRECTED");
    }

    @Test
    void aCorrectionIsHeldToTheSameRules() {
        var wrong = somebody.total("GAD-7", 3).expect(201);
        assertThat(pointers(somebody.correct(wrong, Map.of()))).containsExactly("/answers");
        assertThat(pointers(somebody.correct(wrong, Map.of("answers", List.of(9, 0, 0, 0, 0, 0, 0)))))
                .containsExactly("/answers/0");
        assertThat(pointers(somebody.correct(wrong, Map.of("withdrawn", true, "answers", Collections.nCopies(7, 0)))))
                .containsExactly("/withdrawn");
        assertThat(pointers(nurse().post(
                                somebody.path() + "/" + wrong.text("id") + "/corrections",
                                Map.of("answers", Collections.nCopies(7, 0)))))
                .containsExactly("/reason");
        assertThat(somebody.read(wrong).has("correctedBy")).isFalse();
    }

    @Test
    void whatIsWithdrawnDoesNotCountAnyMore() {
        var wrong = somebody.total("GAD-7", 3, daysOn(0)).expect(201);
        var gone = somebody.correct(wrong, Map.of("withdrawn", true)).expect(201);
        assertThat(gone.body().path("withdrawn").asBoolean()).isTrue();
        assertThat(gone.body().has("total")).isFalse();
        assertThat(outcomes.scores(somebody.id())).isEmpty();
        assertThat(witness.about(somebody.patient()).getLast().withdrawn()).isTrue();
        somebody.total("GAD-7", 4, daysOn(1)).expect(201);
        assertThat(somebody.list()).hasSize(3);
    }

    @Test
    void ofTwoWhoEnterTheSameAtOnceOneIsTold() {
        var answers = Race.of(8, at -> () -> somebody.total("GAD-7", at));
        assertThat(answers).extracting(Answer::status).containsOnly(201, 422);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(somebody.list()).hasSize(1);
    }

    @Test
    void ofTwoWhoCorrectTheSameAtOnceOneIsTold() {
        var wrong = somebody.total("GAD-7", 3).expect(201);
        var answers =
                Race.of(8, at -> () -> somebody.correct(wrong, Map.of("answers", Collections.nCopies(7, at % 4))));
        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(outcomes.scores(somebody.id())).hasSize(1);
    }

    @Test
    void whatWasAnsweredIsNeverOverwritten() {
        var kept = UUID.fromString(somebody.total("GAD-7", 3).expect(201).text("id"));
        assertThatThrownBy(() -> database.update("update response set total = 4 where id = ?", kept))
                .hasStackTraceContaining("what was answered stays");
    }

    @Test
    void whatAPatientAnswersByThemselvesIsKeptAsTheirs() {
        var followUp = UUID.randomUUID();
        var recorded = outcomes.recordFor(somebody.id(), followUp, "PHQ-9", null, List.of(0, 0, 0, 0, 0, 0, 0, 0, 2));
        assertThat(recorded.total()).contains(2);
        assertThat(recorded.risk()).isTrue();
        var listed = somebody.list().get(0);
        assertThat(listed.path("enteredBy").asText()).isEqualTo("PATIENT");
        assertThat(listed.path("followUp").asText()).isEqualTo(followUp.toString());
        assertThat(listed.has("recordedBy")).isFalse();
        assertThat(witness.about(somebody.patient()).getFirst().followUp()).contains(followUp);
    }

    @Test
    void listsAreNewestFirstByInstrumentAndInPages() {
        for (int week = 0; week < 3; week++) {
            somebody.total("GAD-7", week, daysOn(week * 14)).expect(201);
            somebody.total("PHQ-9", week, daysOn(week * 14 + 1)).expect(201);
        }
        var first = nurse().get(somebody.path() + "?instrument=GAD-7&limit=2").expect(200);
        assertThat(first.body().path("items").findValuesAsText("total")).containsExactly("2", "1");
        var rest = nurse().get(somebody.path() + "?instrument=GAD-7&limit=2&after=" + first.text("next"))
                .expect(200);
        assertThat(rest.body().path("items").findValuesAsText("total")).containsExactly("0");
        assertThat(somebody.list()).hasSize(6);
    }

    @Test
    void theFrontDeskSeesNoAnswersAndNobodySeesThemUnderAnother() {
        var kept = somebody.total("GAD-7", 3).expect(201);
        desk().get(somebody.path()).expect(403);
        desk().get(somebody.path() + "/" + kept.text("id")).expect(403);
        var other = Answering.ofSomebody();
        nurse().get(other.path() + "/" + kept.text("id")).expect(404);
        assertThat(other.correct(kept, Map.of("withdrawn", true)).status()).isEqualTo(404);
        new Answering(UUID.randomUUID().toString()).total("GAD-7", 3).expect(404);
    }

    @Test
    void answersGoOverWithARecordThatIsMerged() {
        var kept = somebody.total("GAD-7", 3).expect(201);
        var survivor = Office.patient();
        var merge = new HashMap<String, Object>(Map.of("duplicate", somebody.patient(), "reason", "made up"));
        nurse().ifMatch(0).post("/v1/patients/" + survivor + "/merge", merge).expect(200);
        assertThat(somebody.total("PHQ-9", 3).expect(409).problem()).isEqualTo("patient-merged");
        assertThat(new Answering(survivor).list().findValuesAsText("id")).containsExactly(kept.text("id"));
    }
}
