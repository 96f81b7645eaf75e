package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.visitor;
import static org.stillpoint.testsupport.Requests.PATH;
import static org.stillpoint.testsupport.Requests.request;
import static org.stillpoint.testsupport.Requests.send;
import static org.stillpoint.testsupport.Requests.senderOf;
import static org.stillpoint.testsupport.Requests.sent;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Wire.Answer;

@QuarkusTest
class ScreeningResourceTest {

    @Inject
    Database database;

    private static String path(Answer request) {
        return PATH + "/" + request.text("id") + "/screening";
    }

    static Map<String, Object> answers(String... itemsAndAnswers) {
        var given = new ArrayList<Map<String, String>>();
        for (int at = 0; at < itemsAndAnswers.length; at += 2) {
            given.add(Map.of("item", itemsAndAnswers[at], "answer", itemsAndAnswers[at + 1]));
        }
        return Map.of("version", "2026-11", "answers", given);
    }

    private static JsonNode route(Answer screening, String route) {
        for (var each : screening.body().path("routes")) {
            if (each.path("route").asText().equals(route)) {
                return each;
            }
        }
        throw new AssertionError(route + " in " + screening.body());
    }

    private boolean isInCrisis(Answer request) {
        return database.first(
                        "select 1 from appointment_request where id = ? and crisis_source = 'SCREENING'",
                        row -> true,
                        UUID.fromString(request.text("id")))
                .isPresent();
    }

    @Test
    void anybodyReadsTheQuestionsInTheirLanguage() {
        var english = visitor().get("/v1/screening-questionnaire").expect(200);
        assertThat(english.text("version")).isEqualTo("2026-11");
        assertThat(english.body().path("items")).hasSize(31);
        assertThat(english.body().path("items").get(0).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("code", "text");
        assertThat(english.body().at("/crisisResources/0/phone").asText()).isEqualTo("988");
        var spanish =
                visitor().get("/v1/screening-questionnaire?language=es-MX").expect(200);
        assertThat(spanish.body().at("/items/0/text").asText()).startsWith("¿Le han dicho");
        visitor().get("/v1/screening-questionnaire?language=!").expect(400);
    }

    @Test
    void whatNormallyRulesARouteOutIsNoRefusal() {
        var request = sent();
        var screening = senderOf(request)
                .post(path(request), answers("vascular.aneurysm", "YES"))
                .expect(200);
        assertThat(route(screening, "IV_KETAMINE").path("outcome").asText()).isEqualTo("ABSOLUTE");
        assertThat(route(screening, "IV_KETAMINE").path("text").asText())
                .isEqualTo("We may not be able to offer this. A clinician will decide.");
        assertThat(screening.body().fieldNames().next()).isEqualTo("crisisResources");
        assertThat(senderOf(request)
                        .get(PATH + "/" + request.text("id"))
                        .expect(200)
                        .text("status"))
                .isEqualTo("RECEIVED");
    }

    @Test
    void theTextIsInTheLanguageOfTheRequest() {
        var request = send(request("language", "es")).expect(201);
        var screening = senderOf(request)
                .post(path(request), answers("neuro.seizures", "UNSURE"))
                .expect(200);
        assertThat(route(screening, "IM_KETAMINE").path("text").asText()).startsWith("Un profesional");
    }

    @ParameterizedTest
    @CsvSource({"YES, true", "UNSURE, true", "NO, false", "DECLINED, false"})
    void thoughtsOfSuicideStartTheCrisisFlow(String answer, boolean crisis) {
        var request = sent();
        var screening = senderOf(request)
                .post(path(request), answers("psych.suicidal-thoughts-now", answer))
                .expect(200);
        assertThat(isInCrisis(request)).isEqualTo(crisis);
        assertThat(screening.text("nextSteps").startsWith("If you or somebody else may be in danger"))
                .isEqualTo(crisis);
    }

    @Test
    void aWordOfDangerCountsOnAClosedRequestAndBeyondTheLimit() {
        var request = sent();
        var me = senderOf(request);
        me.post(PATH + "/" + request.text("id") + "/withdrawal", Map.of()).expect(200);
        for (int n = 0; n < 29; n++) {
            me.post(path(request), answers("neuro.seizures", "NO")).expect(200);
        }
        me.post(path(request), answers("neuro.seizures", "NO")).expect(429);
        me.post(path(request), answers("psych.suicidal-thoughts-now", "YES")).expect(200);
        assertThat(isInCrisis(request)).isTrue();
    }

    private static Map<String, Object> of(String version, Map<String, Object> answers) {
        var all = new HashMap<>(answers);
        all.put("version", version);
        return all;
    }

    @Test
    void answersToAnEarlierVersionAreTaken() {
        database.update("insert into screening_version (version, items, shown_at) values"
                + " ('2025-01', '{an.item-that-was,eye.glaucoma}', now()) on conflict do nothing");
        var request = sent();
        var me = senderOf(request);
        var screening = me.post(path(request), of("2025-01", answers("an.item-that-was", "NO")))
                .expect(200);
        assertThat(screening.text("version")).isEqualTo("2025-01");
        var neverAsked = me.post(path(request), of("2025-01", answers("neuro.seizures", "NO")))
                .expect(400);
        assertThat(neverAsked.body().at("/errors/0/pointer").asText()).isEqualTo("/answers/0/item");
    }

    @Test
    void aWordOfDangerIsHeardFromAPageThatAskedForItBefore() {
        database.update("insert into screening_version (version, items, crisis_items, shown_at) values"
                + " ('2025-02', '{psych.an-earlier-question,eye.glaucoma}', '{psych.an-earlier-question}', now())"
                + " on conflict do nothing");
        var calm = sent();
        senderOf(calm)
                .post(path(calm), of("2025-02", answers("psych.an-earlier-question", "NO", "eye.glaucoma", "YES")))
                .expect(200);
        assertThat(isInCrisis(calm)).isFalse();
        for (var version : List.of("2025-02", "made-up-1999")) {
            var request = sent();
            var heard = senderOf(request)
                    .post(path(request), of(version, answers("psych.an-earlier-question", "UNSURE")))
                    .expect(200);
            assertThat(isInCrisis(request)).isTrue();
            assertThat(heard.text("nextSteps")).startsWith("If you or somebody else may be in danger");
        }
        var present = sent();
        senderOf(present)
                .post(path(present), answers("psych.an-earlier-question", "YES"))
                .expect(400);
    }

    @Test
    void whatTellsOfDangerIsKeptWithAQuestionnaireThatIsShown() {
        assertThat(database.first(
                        "select crisis_items[1] from screening_version where version = '2026-11'",
                        row -> row.getString(1)))
                .contains("psych.suicidal-thoughts-now");
    }

    @Test
    void answersToAVersionThatThereNeverWasAreRefused() {
        var request = sent();
        var refused = senderOf(request)
                .post(path(request), of("made-up-1999", answers("a.made-up-item", "NO")))
                .expect(400);
        assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/version");
        senderOf(request).get(path(request)).expect(404);
    }

    @Test
    void aWordOfDangerIsTakenWhateverElseIsWrongWithTheAnswers() {
        var request = sent();
        var me = senderOf(request);
        var answers = answers(
                "a.made-up-item", "NO", "psych.suicidal-thoughts-now", "YES", "psych.suicidal-thoughts-now", "NO");
        var screening = me.post(path(request), of("made-up-1999", answers)).expect(200);
        assertThat(isInCrisis(request)).isTrue();
        assertThat(screening.body().path("answers").findValuesAsText("answer")).containsExactly("NO", "YES");
    }

    @Test
    void cliniciansSeeWhatWasAnsweredBeforeAndTheMostSeriousOfIt() {
        var request = sent();
        var me = senderOf(request);
        me.post(path(request), answers("vascular.aneurysm", "YES")).expect(200);
        me.post(path(request), answers("vascular.aneurysm", "NO", "eye.glaucoma", "NO"))
                .expect(200);
        me.post(path(request), answers("vascular.aneurysm", "NO")).expect(200);
        var nurse = Office.staff("nurse");
        var seen = nurse.get(path(request)).expect(200).body();
        assertThat(seen.path("earlier")).hasSize(2);
        assertThat(seen.at("/earlier/0/answers")).hasSize(2);
        assertThat(seen.at("/earlier/1/answers/0/answer").asText()).isEqualTo("YES");
        assertThat(seen.at("/earlier/1/outcomes/IV_KETAMINE").asText()).isEqualTo("ABSOLUTE");
        assertThat(seen.at("/mostSerious/IV_KETAMINE").asText()).isEqualTo("ABSOLUTE");
        var own = me.get(path(request)).expect(200).body();
        assertThat(own.has("earlier")).isFalse();
        assertThat(own.has("mostSerious")).isFalse();
        assertThat(own.at("/answers/0/answer").asText()).isEqualTo("NO");
    }

    @Test
    void theNewestAnswersAreReadByTheirSenderAndByClinicians() {
        var request = sent();
        var me = senderOf(request);
        me.get(path(request)).expect(404);
        me.post(path(request), answers("neuro.seizures", "NO")).expect(200);
        me.post(path(request), answers("neuro.seizures", "YES", "eye.glaucoma", "DECLINED"))
                .expect(200);
        var own = me.get(path(request)).expect(200);
        assertThat(own.body().path("answers")).hasSize(2);
        assertThat(own.body().at("/answers/0/answer").asText()).isEqualTo("YES");
        var nurse = Office.staff("nurse");
        assertThat(nurse.get(path(request)).expect(200).body().path("answers"))
                .isEqualTo(own.body().path("answers"));
        Office.staff("frontdesk").get(path(request)).expect(403);
        nurse.get(PATH + "/" + UUID.randomUUID() + "/screening").expect(404);
    }

    @Test
    void somebodyElsesScreeningDoesNotExist() {
        var mine = sent();
        var theirs = sent();
        senderOf(theirs).post(path(theirs), answers("neuro.seizures", "YES")).expect(200);
        senderOf(mine).get(path(theirs)).expect(404);
        senderOf(mine).post(path(theirs), answers("neuro.seizures", "NO")).expect(404);
        assertThat(senderOf(theirs)
                        .get(path(theirs))
                        .expect(200)
                        .body()
                        .at("/answers/0/answer")
                        .asText())
                .isEqualTo("YES");
    }

    @Test
    void answersAreSealedAndServedAsFarAsTheyCanBeRead() {
        var request = sent();
        senderOf(request).post(path(request), answers("liver.disease", "YES")).expect(200);
        var id = UUID.fromString(request.text("id"));
        assertThat(database.first(
                        "select encode(content, 'escape') from screening where request_id = ?",
                        row -> row.getString(1),
                        id))
                .hasValueSatisfying(content -> assertThat(content).doesNotContain("liver", "YES"));
        database.update("update screening set content = '\\x00' where request_id = ?", id);
        var unreadable = senderOf(request).get(path(request)).expect(200);
        assertThat(unreadable.body().path("unreadable"))
                .extracting(JsonNode::asText)
                .containsExactly("answers", "routes");
        assertThat(unreadable.text("version")).isEqualTo("2026-11");
    }

    @Test
    void whatIsNotAskedOrAnsweredTwiceIsRefused() {
        var request = sent();
        var me = senderOf(request);
        var unknown = me.post(path(request), answers("heart.broken", "YES")).expect(400);
        assertThat(unknown.body().at("/errors/0/pointer").asText()).isEqualTo("/answers/0/item");
        var twice = me.post(path(request), answers("eye.glaucoma", "YES", "eye.glaucoma", "NO"))
                .expect(400);
        assertThat(twice.body().at("/errors/0/pointer").asText()).isEqualTo("/answers/1/item");
        me.get(path(request)).expect(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"version\": \"2026-11\"}",
                "{\"version\": \"2026-11\", \"answers\": []}",
                "{\"version\": \"Ada was here\", \"answers\": [{\"item\": \"a\", \"answer\": \"NO\"}]}",
                "{\"version\": \"2026-11\", \"answers\": [null]}",
                "{\"version\": \"2026-11\", \"answers\": [{\"item\": \"eye.glaucoma\", \"answer\": \"MAYBE\"}]}",
                "{\"version\": \"2026-11\", \"answers\": [{\"item\": \"Eye!\", \"answer\": \"NO\"}]}"
            })
    void rubbishIsRefusedAndStillNamesWhoHelps(String body) {
        var request = sent();
        var refused =
                senderOf(request).post(path(request), "application/json", body).expect(400);
        assertThat(refused.body().at("/crisisResources/0/phone").asText()).isEqualTo("988");
    }
}
