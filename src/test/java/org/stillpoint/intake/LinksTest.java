package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Requests.PATH;
import static org.stillpoint.testsupport.Requests.email;
import static org.stillpoint.testsupport.Requests.phone;
import static org.stillpoint.testsupport.Requests.request;
import static org.stillpoint.testsupport.Requests.send;
import static org.stillpoint.testsupport.Requests.senderOf;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillpoint.platform.Database;
import org.stillpoint.security.Colleagues;
import org.stillpoint.security.Colleagues.Colleague;
import org.stillpoint.security.Roles;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;

/** The same person asks again. */
@QuarkusTest
class LinksTest {

    @Inject
    Database database;

    @Inject
    Colleagues colleagues;

    @Inject
    TestClock clock;

    private Optional<String> linkOf(Answer request) {
        return database.first(
                "select linked_to from appointment_request where id = ? and linked_to is not null",
                row -> row.getString(1),
                UUID.fromString(request.text("id")));
    }

    private boolean isInCrisis(Answer request) {
        return database.first(
                        "select 1 from appointment_request where id = ? and crisis_raised_at is not null",
                        row -> true,
                        UUID.fromString(request.text("id")))
                .isPresent();
    }

    private static Answer withdraw(Answer request) {
        return senderOf(request)
                .post(PATH + "/" + request.text("id") + "/withdrawal", Map.of())
                .expect(200);
    }

    @Test
    void allThatOnePersonSendsIsLinkedToTheFirst() {
        var email = email();
        var first = send(request("email", email)).expect(201);
        var second = send(request("email", email.toUpperCase(Locale.ROOT))).expect(201);
        var third = send(request("email", email)).expect(201);
        assertThat(linkOf(first)).isEmpty();
        assertThat(linkOf(second)).contains(first.text("id"));
        assertThat(linkOf(third)).contains(first.text("id"));
        assertThat(linkOf(send(request()).expect(201))).isEmpty();
    }

    @Test
    void aPersonIsKnownByTheNumberHoweverItIsWritten() {
        var phone = phone();
        var first = send(request("phone", phone)).expect(201);
        var again = send(request("phone", "(" + phone.substring(2, 5) + ") " + phone.substring(5)));
        assertThat(linkOf(again.expect(201))).contains(first.text("id"));
    }

    private static Map<String, Object> reachedAt(String email, String phone) {
        var request = request();
        request.put("email", email);
        request.put("phone", phone);
        return request;
    }

    @Test
    void whoNamesAnotherWayToBeReachedEachTimeIsStillOnePerson() {
        var email = email();
        var phone = phone();
        var first = send(request("email", email)).expect(201);
        var second = send(reachedAt(email, phone)).expect(201);
        var third = reachedAt(null, phone);
        third.put("inDanger", true);
        var cry = send(third).expect(201);
        assertThat(linkOf(second)).contains(first.text("id"));
        assertThat(linkOf(cry)).contains(first.text("id"));
    }

    private static void correct(Answer request, Map<String, Object> contact) {
        var corrected = new HashMap<>(contact);
        corrected.keySet().retainAll(Set.of("name", "email", "phone", "safeToLeaveMessage"));
        corrected.put("bestTimes", List.of(Map.of("weekday", "MONDAY", "from", "09:00", "to", "11:00")));
        corrected.put("timeZone", "America/New_York");
        var me = senderOf(request);
        var version = me.get(at(request, "contact")).expect(200).body().path("version");
        me.ifMatch(version.asLong()).put(at(request, "contact"), corrected).expect(200);
    }

    @Test
    void whoCorrectsSomethingElseThanHowToBeReachedIsNotLinkedAnew() {
        var sent = reachedAt(email(), phone());
        send(sent).expect(201);
        var alone = send(sent).expect(201);
        database.update(
                "update appointment_request set linked_to = null where id = ?", UUID.fromString(alone.text("id")));
        correct(alone, sent);
        assertThat(linkOf(alone)).isEmpty();
    }

    @Test
    void whomStaffHaveToldApartIsNotTakenForTheSamePersonAgain() {
        var phone = phone();
        var mother = send(reachedAt(email(), phone)).expect(201);
        var itself = reachedAt(email(), phone);
        itself.put("name", "Ben Testperson");
        var son = send(itself).expect(201);
        assertThat(linkOf(son)).contains(mother.text("id"));
        desk().post(at(son, "separation"), Map.of("reason", "Her son")).expect(200);
        correct(son, itself);
        assertThat(linkOf(son)).isEmpty();
        var motherAgain = send(reachedAt(email(), phone)).expect(201);
        assertThat(linkOf(motherAgain)).contains(mother.text("id"));
        itself.put("email", email());
        correct(son, itself);
        assertThat(linkOf(son)).isEmpty();
        var nurse = colleagues.with(Roles.NURSE).wire();
        for (var each : List.of(son, mother)) {
            nurse.post(at(each, "triage"), Map.of("decision", "DECLINE", "reason", "NOT_REACHED"))
                    .expect(200);
            desk().post(at(each, "reopening"), Map.of("reason", "Called again")).expect(200);
        }
        assertThat(linkOf(son)).isEmpty();
        assertThat(linkOf(mother)).isEmpty();
    }

    @Test
    void ofSeveralPeopleAtOneNumberEachIsLinkedToTheirOwn() {
        var phone = phone();
        var mother = send(reachedAt(email(), phone)).expect(201);
        var itself = reachedAt(null, phone);
        itself.put("name", "Ben Testperson");
        var son = send(itself).expect(201);
        desk().post(at(son, "separation"), Map.of("reason", "Her son")).expect(200);
        assertThat(linkOf(send(itself).expect(201))).contains(son.text("id"));
        itself.put("name", "TESTPERSON Ada");
        assertThat(linkOf(send(itself).expect(201))).contains(mother.text("id"));
        itself.put("name", "Cleo Example");
        assertThat(linkOf(send(itself).expect(201))).as("the earliest").contains(mother.text("id"));
    }

    @Test
    void theAnswerDoesNotTellThatThePersonIsKnown() {
        var email = email();
        var first = send(request("email", email)).expect(201);
        var second = send(request("email", email)).expect(201);
        assertThat(second.body().fieldNames()).toIterable().containsExactlyElementsOf(() -> first.body()
                .fieldNames());
        for (var same : new String[] {"status", "statusText", "nextSteps", "version"}) {
            assertThat(second.text(same)).isEqualTo(first.text(same));
        }
        assertThat(second.text("key")).isNotEqualTo(first.text("key"));
        senderOf(second).get(PATH + "/" + first.text("id")).expect(404);
    }

    @Test
    void whatIsClosedOrLongAgoOrHeldBackIsNotContinued() {
        var email = email();
        withdraw(send(request("email", email)).expect(201));
        var caught = request("email", email);
        caught.put("homepage", "https://pills.example");
        assertThat(linkOf(send(caught).expect(201))).isEmpty();
        var second = send(request("email", email)).expect(201);
        assertThat(linkOf(second)).isEmpty();
        clock.advance(Duration.ofDays(61));
        assertThat(linkOf(send(request("email", email)).expect(201))).isEmpty();
    }

    @Test
    void whenTheFirstIsTakenBackTheNextStandsForTheOthers() {
        var email = email();
        var first = send(request("email", email)).expect(201);
        var second = send(request("email", email)).expect(201);
        var third = send(request("email", email)).expect(201);
        withdraw(first);
        assertThat(linkOf(second)).isEmpty();
        assertThat(linkOf(third)).contains(second.text("id"));
    }

    @Test
    void whoeverWorksOnThePersonStillDoesWhenTheFirstIsTakenBack() {
        var email = email();
        var first = send(request("email", email)).expect(201);
        var second = send(request("email", email)).expect(201);
        var colleague = colleagues.with(Roles.FRONT_DESK);
        colleague
                .wire()
                .post(PATH + "/" + first.text("id") + "/assignment", Map.of())
                .expect(200);
        withdraw(first);
        var refused = desk().post(PATH + "/" + second.text("id") + "/assignment", Map.of())
                .expect(409);
        assertThat(refused.problem()).isEqualTo("request-assigned");
        assertThat(refused.text("account")).isEqualTo(colleague.account().toString());
        assertThat(database.first(
                        "select count(*) from request_assignment where request_id = ?",
                        row -> row.getLong(1),
                        UUID.fromString(first.text("id"))))
                .contains(0L);
    }

    private static Answer heldBack(String email) {
        return send(request(Map.of("email", email, "homepage", "filled by a machine")))
                .expect(201);
    }

    @ParameterizedTest
    @CsvSource({
        "contact-attempts, '{\"way\": \"PHONE\", \"outcome\": \"REACHED\"}'",
        "crisis-flag, '{\"reason\": \"Told on the telephone\"}'"
    })
    void whatStaffTakeForAPersonsIsOneWithWhatElseThePersonAsked(String what, String how) {
        var email = email();
        var first = send(request("email", email)).expect(201);
        var heldBack = heldBack(email);
        colleagues
                .with(Roles.NURSE)
                .wire()
                .post(PATH + "/" + heldBack.text("id") + "/" + what, "application/json", how)
                .expect(200);
        assertThat(linkOf(heldBack)).contains(first.text("id"));
    }

    @Test
    void soIsWhatTellsOfDangerInItsAnswers() {
        var email = email();
        var first = send(request("email", email)).expect(201);
        var heldBack = heldBack(email);
        senderOf(heldBack)
                .post(
                        PATH + "/" + heldBack.text("id") + "/screening",
                        ScreeningResourceTest.answers("psych.suicidal-thoughts-now", "YES"))
                .expect(200);
        assertThat(linkOf(heldBack)).contains(first.text("id"));
    }

    @Test
    void whoIsReachedAboutWhatWasHeldBackIsReachedAboutAll() {
        var email = email();
        var first = send(request("email", email)).expect(201);
        var heldBack = heldBack(email);
        desk().post(at(heldBack, "contact-attempts"), DeskSample.attempt("PHONE", "REACHED"))
                .expect(200);
        assertThat(read(first).text("status")).isEqualTo("CONTACTED");
        assertThat(read(heldBack).text("status")).isEqualTo("CONTACTED");
    }

    private static String at(Answer request, String what) {
        return PATH + "/" + request.text("id") + "/" + what;
    }

    @Test
    void whoeverWorksOnWhatWasHeldBackStillDoesOnceItIsLinked() {
        var email = email();
        var first = send(request("email", email)).expect(201);
        var heldBack = heldBack(email);
        var colleague = colleagues.with(Roles.FRONT_DESK);
        colleague.wire().post(at(heldBack, "assignment"), Map.of()).expect(200);
        colleague.wire().post(at(heldBack, "letting-through"), Map.of()).expect(200);
        assertIsWith(colleague, first);
        assertIsWith(colleague, heldBack);
    }

    @Test
    void whoeverWorksOnThePersonAlreadyIsNotSupplanted() {
        var email = email();
        var first = send(request("email", email)).expect(201);
        var heldBack = heldBack(email);
        var colleague = colleagues.with(Roles.FRONT_DESK);
        colleague.wire().post(at(first, "assignment"), Map.of()).expect(200);
        desk().post(at(heldBack, "assignment"), Map.of()).expect(200);
        desk().post(at(heldBack, "letting-through"), Map.of()).expect(200);
        assertIsWith(colleague, first);
        assertIsWith(colleague, heldBack);
    }

    @Test
    void whoeverWorksOnARequestStillDoesWhenItsSenderCorrectsTheNumber() {
        var email = email();
        var first = send(request("email", email)).expect(201);
        var second = send(request()).expect(201);
        var colleague = colleagues.with(Roles.FRONT_DESK);
        colleague.wire().post(at(second, "assignment"), Map.of()).expect(200);
        senderOf(second)
                .ifMatch(0)
                .put(
                        at(second, "contact"),
                        Map.of("name", "Ada Testperson", "email", email, "safeToLeaveMessage", false))
                .expect(200);
        assertThat(linkOf(second)).contains(first.text("id"));
        assertIsWith(colleague, first);
        assertIsWith(colleague, second);
    }

    private static void assertIsWith(Colleague colleague, Answer request) {
        var refused = desk().post(at(request, "assignment"), Map.of()).expect(409);
        assertThat(refused.text("account")).isEqualTo(colleague.account().toString());
        colleague.wire().post(at(request, "assignment"), Map.of()).expect(200);
    }

    @Test
    void whoTakesARequestWhileItIsBeingLinkedHasAllOfThem() {
        for (int round = 0; round < 20; round++) {
            var email = email();
            var first = send(request("email", email)).expect(201);
            var heldBack = heldBack(email);
            var colleague = colleagues.with(Roles.FRONT_DESK);
            var answers =
                    Race.between(() -> colleague.wire().post(at(heldBack, "assignment"), Map.of()), () -> desk().post(
                                    at(heldBack, "letting-through"), Map.of()));
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 2));
            assertIsWith(colleague, first);
        }
    }

    @Test
    void whoseNamesAreShownBesideARequestStandsInTheTrail() {
        var email = email();
        var first = send(request("email", email)).expect(201);
        var second =
                send(request(Map.of("email", email, "name", "Ben Testperson"))).expect(201);
        desk().get(PATH + "/" + first.text("id")).expect(200);
        var read = AuditTrail.of(UUID.fromString(first.text("id"))).getLast();
        assertThat(read.action()).isEqualTo("REQUEST_READ");
        assertThat(read.rows()).containsExactly(UUID.fromString(first.text("id")), UUID.fromString(second.text("id")));
        assertThat(read.items()).isEqualTo(2);
    }

    @Test
    void dangerBringsAllThatThePersonAskedToTheTopAndIsToldToNobodyElse() {
        var email = email();
        var first = send(request("email", email)).expect(201);
        var calm = read(first);
        var cry = request("email", email);
        cry.put("inDanger", true);
        var second = send(cry).expect(201);
        assertThat(linkOf(second)).contains(first.text("id"));
        assertThat(isInCrisis(first)).isFalse();
        assertThat(isInCrisis(second)).isTrue();
        assertThat(read(first).text("nextSteps")).isEqualTo(calm.text("nextSteps"));
        var top = desk().get(PATH + "?limit=200").expect(200).body().path("items");
        assertThat(top)
                .extracting(item -> item.path("id").asText())
                .contains(second.text("id"))
                .doesNotContain(first.text("id"));
    }

    private static Answer read(Answer request) {
        return senderOf(request).get(PATH + "/" + request.text("id")).expect(200);
    }

    @Test
    void ofManyAtOnceOneStandsForAll() {
        var email = email();
        var answers = Race.of(8, n -> () -> desk().post(PATH, request("email", email)));
        assertThat(Race.statuses(answers)).isEqualTo(Map.of(201, 8));
        var links = answers.stream().map(this::linkOf).flatMap(Optional::stream).toList();
        assertThat(links).hasSize(7);
        assertThat(links.stream().distinct()).hasSize(1);
    }
}
