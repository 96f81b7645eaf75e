package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.intake.DeskSample.at;
import static org.stillpoint.intake.DeskSample.attempt;
import static org.stillpoint.intake.DeskSample.queue;
import static org.stillpoint.testsupport.Office.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.platform.Database;
import org.stillpoint.security.Colleagues;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.Requests;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;

/** What the clinic decides about a request. */
@QuarkusTest
class TriageTest {

    @Inject
    DeskSample sample;

    @Inject
    Colleagues colleagues;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    private Office office;
    private Wire nurse;

    @BeforeEach
    void open() {
        office = Office.open();
        nurse = colleagues.with("NURSE").wire();
    }

    private String status(String id) {
        return database.first(
                        "select status from appointment_request where id = ?",
                        row -> row.getString(1),
                        UUID.fromString(id))
                .orElseThrow();
    }

    /** All that the decision needs. */
    private Map<String, Object> decision(String decision) {
        return switch (decision) {
            case "REFER_OUT" -> Map.of("decision", decision, "referredTo", "Example Harbor Clinic", "note", "By phone");
            case "DECLINE" -> Map.of("decision", decision, "reason", "NOT_OFFERED");
            case "DUPLICATE" -> Map.of("decision", decision, "duplicateOf", sample.sent(office));
            default -> Map.of("decision", decision);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEDULE_ASSESSMENT, RECEIVED",
        "ASK_FOR_MORE, MORE_ASKED",
        "ANSWERED, ANSWERED",
        "REFER_OUT, REFERRED",
        "DECLINE, DECLINED",
        "DUPLICATE, DUPLICATE",
        "SPAM, SPAM"
    })
    void aDecisionSaysWhatBecomesOfARequestAndIsKept(String decision, String status) {
        var id = sample.sent(office);
        var decided = nurse.post(at(id, "triage"), decision(decision)).expect(200);
        assertThat(status(id)).isEqualTo(status);
        var kept = desk().get(at(id, "decisions")).expect(200).body().path("items");
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0)).isEqualTo(decided.body());
        assertThat(kept.get(0).path("decision").asText()).isEqualTo(decision);
    }

    @Test
    void whatIsClosedAlongHasADecisionAndARowInTheTrailOfItsOwn() {
        var id = sample.sent(office);
        var other = sample.again(sample.sent(office), id);
        nurse.post(at(id, "triage"), decision("DECLINE")).expect(200);
        assertThat(AuditTrail.actions(UUID.fromString(other)))
                .containsExactly("REQUEST_RECEIVED", "REQUEST_CLOSED_ALONG");
        var kept = desk().get(at(other, "decisions")).expect(200).body().path("items");
        assertThat(kept.findValuesAsText("decision")).containsExactly("DUPLICATE");
        assertThat(kept.at("/0/duplicateOf").asText()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"REFER_OUT", "DECLINE"})
    void turningAPersonAwayIsForClinicians(String decision) {
        var id = sample.sent(office);
        assertThat(desk().post(at(id, "triage"), decision(decision)).expect(403).problem())
                .isEqualTo("not-allowed");
        colleagues
                .with("MANAGER")
                .wire()
                .post(at(id, "triage"), decision(decision))
                .expect(403);
        assertThat(status(id)).isEqualTo("RECEIVED");
        colleagues
                .with("PRESCRIBER")
                .wire()
                .post(at(id, "triage"), decision(decision))
                .expect(200);
    }

    @ParameterizedTest
    @CsvSource({"REFER_OUT, /referredTo", "DECLINE, /reason", "DUPLICATE, /duplicateOf"})
    void aDecisionSaysAllThatItNeeds(String decision, String pointer) {
        var id = sample.sent(office);
        var refused = nurse.post(at(id, "triage"), Map.of("decision", decision)).expect(400);
        assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo(pointer);
        var tooMuch = nurse.post(
                        at(id, "triage"),
                        Map.of(
                                "decision",
                                "SPAM",
                                "reason",
                                "OTHER",
                                "referredTo",
                                "x",
                                "duplicateOf",
                                UUID.randomUUID()))
                .expect(400);
        assertThat(tooMuch.body().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/reason", "/referredTo", "/duplicateOf");
    }

    @Test
    void freeTextIsSealedInTheDatabase() {
        var id = sample.sent(office);
        nurse.post(at(id, "triage"), decision("REFER_OUT")).expect(200);
        assertThat(database.first(
                        "select position('Harbor'::bytea in referred_to) + position('phone'::bytea in note)"
                                + " from request_decision where request_id = ?",
                        row -> row.getInt(1),
                        UUID.fromString(id)))
                .contains(0);
    }

    @Test
    void aDuplicateIsOfAnotherRequestThatStays() {
        var id = sample.sent(office);
        var spam = sample.sent(office);
        desk().post(at(spam, "triage"), decision("SPAM")).expect(200);
        for (var wrong : List.of(id, spam, UUID.randomUUID().toString())) {
            var refused = desk().post(at(id, "triage"), Map.of("decision", "DUPLICATE", "duplicateOf", wrong))
                    .expect(400);
            assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/duplicateOf");
        }
    }

    @Test
    void twoRequestsAreNeverDuplicatesOfEachOther() {
        for (int round = 0; round < 20; round++) {
            var one = sample.sent(office);
            var other = sample.sent(office);
            var answers = Race.between(
                    () -> desk().post(at(one, "triage"), Map.of("decision", "DUPLICATE", "duplicateOf", other)),
                    () -> desk().post(at(other, "triage"), Map.of("decision", "DUPLICATE", "duplicateOf", one)));
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 1, 400, 1));
            assertThat(List.of(status(one), status(other))).containsExactlyInAnyOrder("RECEIVED", "DUPLICATE");
        }
    }

    @Test
    void whatClosesARequestClosesThePersonsOthersToo() {
        var asked = sample.sent(office);
        var askedAgain = sample.again(sample.sent(office), asked);
        nurse.post(at(asked, "triage"), decision("DECLINE")).expect(200);
        assertThat(status(askedAgain)).isEqualTo("DUPLICATE");
    }

    @Test
    void whatIsSpamClosesNothingElseAtTheAddressThatItUsed() {
        var first = sample.sent(office);
        var spam = sample.again(sample.sent(office), first);
        desk().post(at(spam, "triage"), decision("SPAM")).expect(200);
        assertThat(queue(desk(), office)).containsExactly(first);
        var leading = sample.sent(office);
        var genuine = sample.again(sample.sent(office), leading);
        desk().post(at(leading, "triage"), decision("SPAM")).expect(200);
        assertThat(List.of(status(leading), status(genuine))).containsExactly("SPAM", "RECEIVED");
        assertThat(queue(desk(), office)).containsExactly(first, genuine);
    }

    private String sentBy(String name, String linkedTo) {
        return sample.again(sample.sent(office, "name", name), linkedTo);
    }

    @Test
    void whoElseHasWrittenFromTheSameAddressIsNotClosedAlongAndGoesOnAsOneItem() {
        var mother = sample.sent(office);
        var again = sentBy("TESTPERSON, Ada", mother);
        var son = sentBy("Ben Testperson", mother);
        var sonAgain = sentBy("Ben Testperson", mother);
        nurse.post(at(mother, "triage"), decision("DECLINE")).expect(200);
        assertThat(List.of(status(mother), status(again), status(son), status(sonAgain)))
                .containsExactly("DECLINED", "DUPLICATE", "RECEIVED", "RECEIVED");
        assertThat(queue(desk(), office)).containsExactly(son);
        assertThat(linked(son).findValuesAsText("id")).containsExactly(sonAgain);
    }

    private JsonNode linked(String id) {
        return desk().get("/v1/appointment-requests/" + id).expect(200).body().at("/file/request/desk/linked");
    }

    @Test
    void staffSeeByTheNameWhoIsWhoAndTellThemApart() {
        var mother = sample.sent(office);
        var son = sentBy("Ben Testperson", mother);
        assertThat(linked(mother).findValuesAsText("name")).containsExactly("Ben Testperson");
        desk().post(at(son, "separation"), Map.of()).expect(400);
        var kept =
                desk().post(at(son, "separation"), Map.of("reason", "Her son")).expect(200);
        assertThat(kept.text("decision")).isEqualTo("SEPARATE");
        assertThat(queue(desk(), office)).containsExactly(mother, son);
        assertThat(linked(mother)).isEmpty();
    }

    @Test
    void whoStoodForOthersIsToldApartFromThemToo() {
        var mother = sample.inDanger(office, Duration.ofMinutes(15));
        var son = sentBy("Ben Testperson", mother);
        var sonAgain = sentBy("Ben Testperson", mother);
        desk().post(at(mother, "separation"), Map.of("reason", "The mother")).expect(200);
        assertThat(queue(desk(), office)).containsExactly(mother, son);
        assertThat(linked(son).findValuesAsText("id")).containsExactly(sonAgain);
        nurse.post(at(son, "triage"), decision("DECLINE")).expect(200);
    }

    @Test
    void aDuplicateOfThePersonsOwnOtherRequestLeavesThatOneOpen() {
        var id = sample.sent(office);
        var again = sample.again(sample.sent(office), id);
        desk().post(at(again, "triage"), Map.of("decision", "DUPLICATE", "duplicateOf", id))
                .expect(200);
        assertThat(status(again)).isEqualTo("DUPLICATE");
        assertThat(status(id)).isEqualTo("RECEIVED");
    }

    @Test
    void whatIsClosedIsNotDecidedAgainUntilItIsReopenedWithAReason() {
        var id = sample.sent(office);
        nurse.post(at(id, "triage"), decision("DECLINE")).expect(200);
        var refused = nurse.post(at(id, "triage"), decision("SPAM")).expect(409);
        assertThat(refused.problem()).isEqualTo("request-not-open");
        assertThat(refused.text("currentStatus")).isEqualTo("DECLINED");
        desk().post(at(id, "reopening"), Map.of()).expect(400);
        desk().post(at(id, "reopening"), Map.of("reason", "Called again")).expect(200);
        assertThat(status(id)).isEqualTo("RECEIVED");
        assertThat(queue(desk(), office)).containsExactly(id);
        assertThat(desk().post(at(id, "reopening"), Map.of("reason", "Twice"))
                        .expect(409)
                        .problem())
                .isEqualTo("request-not-closed");
        nurse.post(at(id, "triage"), decision("SPAM")).expect(200);
        assertThat(desk().get(at(id, "decisions")).body().path("items").findValuesAsText("decision"))
                .containsExactly("DECLINE", "REOPEN", "SPAM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPAM", "DUPLICATE"})
    void whatStaffHavePutAsideStaysSoWhenItsSenderTakesItBack(String decision) {
        var sent = Requests.sent();
        var id = sent.text("id");
        desk().post(at(id, "triage"), decision(decision)).expect(200);
        var me = Requests.senderOf(sent);
        assertThat(me.post(at(id, "withdrawal"), Map.of()).expect(200).text("status"))
                .isEqualTo("WITHDRAWN");
        assertThat(me.get(Requests.PATH + "/" + id).expect(200).text("statusText"))
                .isEqualTo("You have taken this request back.");
        me.post(at(id, "withdrawal"), Map.of()).expect(409);
        assertThat(status(id)).isEqualTo(decision);
        desk().post(at(id, "reopening"), Map.of("reason", "Was none")).expect(200);
    }

    @Test
    void whatItsSenderHasTakenBackIsNotReopened() {
        var id = sample.sent(office);
        database.update(
                "update appointment_request set status = 'WITHDRAWN', closed_at = received_at where id = ?",
                UUID.fromString(id));
        assertThat(desk().post(at(id, "reopening"), Map.of("reason", "Why not"))
                        .expect(409)
                        .text("currentStatus"))
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void aReopenedDuplicateStandsForItself() {
        var id = sample.sent(office);
        var again = sample.again(sample.sent(office), id);
        desk().post(at(again, "triage"), Map.of("decision", "DUPLICATE", "duplicateOf", id))
                .expect(200);
        desk().post(at(again, "reopening"), Map.of("reason", "Two people at one number"))
                .expect(200);
        assertThat(queue(desk(), office)).containsExactly(id, again);
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFER_OUT", "DECLINE", "DUPLICATE", "SPAM"})
    void nothingIsClosedWhileSomebodyMayBeInDanger(String decision) {
        var id = sample.inDanger(office, Duration.ofMinutes(15));
        var before = decision(decision);
        assertThat(nurse.post(at(id, "triage"), before).expect(409).problem()).isEqualTo("crisis-open");
        var calm = sample.sent(office);
        sample.again(id, calm);
        assertThat(nurse.post(at(calm, "triage"), before).expect(409).problem()).isEqualTo("crisis-open");
        nurse.post(at(id, "crisis-clearing"), Map.of("reason", "Safe, spoke with them"))
                .expect(200);
        nurse.post(at(id, "triage"), before).expect(200);
    }

    @Test
    void aFlagOfDangerIsClearedByACliniciansReasonAndStaysInTheHistory() {
        var id = sample.inDanger(office, Duration.ofMinutes(15));
        desk().post(at(id, "crisis-clearing"), Map.of("reason", "x")).expect(403);
        colleagues
                .with("MANAGER")
                .wire()
                .post(at(id, "crisis-clearing"), Map.of("reason", "x"))
                .expect(403);
        nurse.post(at(id, "crisis-clearing"), Map.of("reason", " ")).expect(400);
        var cleared = nurse.post(at(id, "crisis-clearing"), Map.of("reason", "Safe, spoke with them"))
                .expect(200);
        assertThat(cleared.text("crisisSource")).isEqualTo("TEXT");
        assertThat(cleared.text("note")).isEqualTo("Safe, spoke with them");
        assertThat(cleared.text("crisisRaisedAt")).isNotEmpty();
        assertThat(nurse.post(at(id, "crisis-clearing"), Map.of("reason", "Again"))
                        .expect(409)
                        .problem())
                .isEqualTo("crisis-not-open");
        assertThat(desk().get(at(id, "decisions")).body().path("items").get(0)).isEqualTo(cleared.body());
    }

    @Test
    void staffRaiseAFlagOfDangerThatTheyHaveLearntOf() {
        var id = sample.sent(office);
        var raised = desk().post(at(id, "crisis-flag"), Map.of("reason", "Said so on the telephone"))
                .expect(200);
        assertThat(raised.text("decision")).isEqualTo("RAISE_CRISIS");
        assertThat(raised.text("crisisSource")).isEqualTo("STAFF");
        assertThat(nurse.post(at(id, "triage"), decision("SPAM")).expect(409).problem())
                .isEqualTo("crisis-open");
        nurse.post(at(id, "crisis-clearing"), Map.of("reason", "Safe")).expect(200);
    }

    @Test
    void aSecondWordOfDangerAfterSomebodySpokeHasAClockOfItsOwn() {
        var id = sample.inDanger(office, Duration.ofMinutes(15));
        desk().post(at(id, "contact-attempts"), attempt("PHONE", "REACHED")).expect(200);
        assertThat(isAnswered(id)).isTrue();
        desk().post(at(id, "crisis-flag"), Map.of("reason", "Called again")).expect(200);
        assertThat(isAnswered(id)).isFalse();
    }

    private static boolean isAnswered(String id) {
        return desk().get("/v1/appointment-requests/" + id)
                .expect(200)
                .body()
                .at("/file/request/desk/minutesLeft")
                .isMissingNode();
    }

    @Test
    void whatHasLedToAVisitIsNotOpenedAgain() {
        var id = sample.sent(office);
        database.update(
                "update appointment_request set status = 'ASSESSMENT_SCHEDULED', closed_at = received_at where id = ?",
                UUID.fromString(id));
        assertThat(desk().post(at(id, "reopening"), Map.of("reason", "x"))
                        .expect(409)
                        .problem())
                .isEqualTo("request-not-closed");
    }

    @Test
    void whatWasHeldBackJoinsWhatThePersonHasAsked() {
        var email = Requests.email();
        var first = sample.sent(office, "email", email);
        var request = Requests.request("site", office.site());
        request.put("email", email);
        request.put("homepage", "filled by a machine");
        var heldBack = Requests.send(request).expect(201).text("id");
        desk().post(at(heldBack, "letting-through"), Map.of()).expect(200);
        assertThat(queue(desk(), office)).containsExactly(first);
    }

    @Test
    void clearingIsAboutThePersonAndSoAboutAllThatTheyAsked() {
        var id = sample.inDanger(office, Duration.ofMinutes(15));
        var again = sample.again(sample.inDanger(office, Duration.ofMinutes(20)), id);
        nurse.post(at(id, "crisis-clearing"), Map.of("reason", "Safe, spoke with them"))
                .expect(200);
        assertThat(desk().get(at(again, "decisions")).body().path("items").findValuesAsText("decision"))
                .containsExactly("CLEAR_CRISIS");
        nurse.post(at(again, "crisis-clearing"), Map.of("reason", "Again")).expect(409);
    }

    @Test
    void clearingSaysNothingOfSomebodyElseAtTheSameNumber() {
        var mother = sample.inDanger(office, Duration.ofMinutes(15));
        var son = sample.inDanger(
                sentBy("Ben Testperson", mother), clock.instant().plus(Duration.ofMinutes(10)));
        nurse.post(at(son, "crisis-clearing"), Map.of("reason", "Spoke with him"))
                .expect(200);
        assertThat(queue(desk(), office)).containsExactly(mother);
        assertThat(desk().get(at(mother, "decisions")).body().path("items")).isEmpty();
        assertThat(nurse.post(at(son, "crisis-clearing"), Map.of("reason", "Again"))
                        .expect(409)
                        .problem())
                .isEqualTo("crisis-not-open");
        assertThat(nurse.post(at(mother, "triage"), decision("DECLINE"))
                        .expect(409)
                        .problem())
                .isEqualTo("crisis-open");
        nurse.post(at(mother, "crisis-clearing"), Map.of("reason", "Spoke with her"))
                .expect(200);
    }

    @Test
    void whoHasTakenTheirRequestBackMayStillBeInDanger() {
        var id = sample.inDanger(office, Duration.ofMinutes(15));
        database.update(
                "update appointment_request set status = 'WITHDRAWN', closed_at = received_at where id = ?",
                UUID.fromString(id));
        assertThat(queue(desk(), office)).containsExactly(id);
        desk().post(at(id, "contact-attempts"), attempt("PHONE", "REACHED")).expect(200);
        nurse.post(at(id, "crisis-clearing"), Map.of("reason", "Safe")).expect(200);
        assertThat(queue(desk(), office)).isEmpty();
    }

    @Test
    void whatWasHeldBackIsLetThroughByHand() {
        var id = sample.heldBack(office);
        assertThat(queue(desk(), office)).isEmpty();
        assertThat(queue(desk(), office, 50, "&heldBack=true")).containsExactly(id);
        desk().post(at(id, "letting-through"), Map.of()).expect(200);
        assertThat(queue(desk(), office)).containsExactly(id);
        assertThat(queue(desk(), office, 50, "&heldBack=true")).isEmpty();
    }

    @Test
    void whoMayBeInDangerIsNotHiddenByWhatWasHeldBack() {
        var held = sample.heldBack(office);
        var danger = sample.inDanger(office, Duration.ofMinutes(15));
        assertThat(queue(desk(), office, 50, "&heldBack=true")).containsExactly(danger, held);
        assertThat(queue(desk(), office, 1, "&heldBack=true")).containsExactly(danger, held);
    }

    @Test
    void ofTwoDecisionsAtOnceOneHolds() {
        for (int round = 0; round < 10; round++) {
            var id = sample.sent(office);
            var answers =
                    Race.of(8, n -> () -> nurse.post(at(id, "triage"), decision(n % 2 == 0 ? "SPAM" : "DECLINE")));
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 1, 409, 7));
            assertThat(desk().get(at(id, "decisions")).body().path("items")).hasSize(1);
        }
    }

    @Test
    void whatIsNotThereIsNotDecided() {
        var nothing = UUID.randomUUID().toString();
        nurse.post(at(nothing, "triage"), decision("SPAM")).expect(404);
        nurse.post(at(nothing, "separation"), Map.of("reason", "x")).expect(404);
        nurse.post(at(nothing, "reopening"), Map.of("reason", "x")).expect(404);
        nurse.post(at(nothing, "crisis-clearing"), Map.of("reason", "x")).expect(404);
        nurse.post(at(nothing, "letting-through"), Map.of()).expect(404);
        nurse.get(at(nothing, "decisions")).expect(404);
    }

    @Test
    void theFrontDeskAnswersAQuestionAndItsSenderIsToldSo() {
        var asked = Requests.send(Requests.request("kind", "QUESTION")).expect(201);
        desk().post(at(asked.text("id"), "triage"), decision("ANSWERED")).expect(200);
        var told = Requests.senderOf(asked)
                .get(Requests.PATH + "/" + asked.text("id"))
                .expect(200);
        assertThat(told.text("status")).isEqualTo("ANSWERED");
        assertThat(told.text("statusText")).isEqualTo("We have answered your question.");
    }
}
