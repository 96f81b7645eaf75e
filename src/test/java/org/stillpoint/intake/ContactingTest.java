package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.intake.DeskSample.at;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Requests.PATH;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Requests;
import org.stillpoint.testsupport.TestClock;

/** Attempts to reach somebody. */
@QuarkusTest
class ContactingTest {

    private static final String ATTEMPTS = "contact-attempts";

    @Inject
    DeskSample sample;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    private Office office;

    @BeforeEach
    void open() {
        office = Office.open();
    }

    private JsonNode listed(String id) {
        for (var item :
                desk().get(PATH + "?site=" + office.site()).expect(200).body().path("items")) {
            if (item.path("id").asText().equals(id)) {
                return item;
            }
        }
        throw new AssertionError("not listed");
    }

    private Map<String, Object> attempt(String way, String outcome, Duration nextTry) {
        var attempt = new HashMap<>(DeskSample.attempt(way, outcome));
        attempt.put("nextTryAt", clock.instant().plus(nextTry).toString());
        return attempt;
    }

    @Test
    void attemptsAreListedAsTheyWereMade() {
        var id = sample.sent(office);
        var first = new HashMap<>(attempt("PHONE", "NO_ANSWER", Duration.ofHours(3)));
        first.put("note", "Rang for a minute");
        var made = desk().post(at(id, ATTEMPTS), first).expect(200);
        desk().post(at(id, ATTEMPTS), DeskSample.attempt("EMAIL", "SENT")).expect(200);
        var items = desk().get(at(id, ATTEMPTS)).expect(200).body().path("items");
        assertThat(items.get(0)).isEqualTo(made.body());
        assertThat(items.get(0).path("note").asText()).isEqualTo("Rang for a minute");
        assertThat(items.get(0).path("madeBy").asText()).isNotEmpty();
        assertThat(items.get(1).path("outcome").asText()).isEqualTo("SENT");
        assertThat(items).hasSize(2);
    }

    @Test
    void aNoteIsSealedInTheDatabase() {
        var id = sample.sent(office);
        desk().post(at(id, ATTEMPTS), Map.of("way", "PHONE", "outcome", "REACHED", "note", "sunflower"))
                .expect(200);
        assertThat(database.first(
                        "select position('sunflower'::bytea in note) from contact_attempt where request_id = ?",
                        row -> row.getInt(1),
                        UUID.fromString(id)))
                .contains(0);
    }

    @ParameterizedTest
    @CsvSource({
        "PHONE, REACHED, CONTACTED",
        "PHONE, DECLINED_TO_TALK, CONTACTED",
        "EMAIL, SENT, CONTACTED",
        "PHONE, NO_ANSWER, RECEIVED",
        "PHONE, WRONG_NUMBER, RECEIVED",
        "EMAIL, NOT_DELIVERED, RECEIVED"
    })
    void wordOfTheClinicMakesARequestContacted(String way, String outcome, String status) {
        var id = sample.sent(office);
        desk().post(at(id, ATTEMPTS), DeskSample.attempt(way, outcome)).expect(200);
        assertThat(listed(id).path("status").asText()).isEqualTo(status);
        assertThat(listed(id).at("/desk/contactAttempts").asInt()).isEqualTo(1);
        assertThat(listed(id).at("/desk").has("firstContactAt")).isEqualTo(status.equals("CONTACTED"));
    }

    @ParameterizedTest
    @CsvSource({"PHONE, MESSAGE_LEFT", "TEXT_MESSAGE, SENT"})
    void noMessageIsLeftWhereOthersCouldHearOrReadIt(String way, String outcome) {
        var id = sample.sent(office, "safeToLeaveMessage", false);
        assertThat(desk().post(at(id, ATTEMPTS), DeskSample.attempt(way, outcome))
                        .expect(422)
                        .problem())
                .isEqualTo("message-not-safe");
        assertThat(listed(id).at("/desk/contactAttempts").asInt()).isZero();
        var safe = sample.sent(office, "safeToLeaveMessage", true);
        desk().post(at(safe, ATTEMPTS), DeskSample.attempt(way, outcome)).expect(200);
        sample.again(id, safe);
        assertThat(desk().post(at(safe, ATTEMPTS), DeskSample.attempt(way, outcome))
                        .expect(422)
                        .problem())
                .isEqualTo("message-not-safe");
    }

    @Test
    void whoAsksForTextMessagesGetsThem() {
        var request = Requests.request("site", office.site());
        request.put("phone", "+16175550147");
        request.put("preferredContact", "TEXT_MESSAGE");
        var id = Requests.send(request).expect(201).text("id");
        desk().post(at(id, ATTEMPTS), DeskSample.attempt("TEXT_MESSAGE", "SENT"))
                .expect(200);
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL, NO_ANSWER",
        "EMAIL, MESSAGE_LEFT",
        "PHONE, SENT",
        "PHONE, NOT_DELIVERED",
        "IN_PERSON, WRONG_NUMBER",
        "IN_PERSON, SENT"
    })
    void anOutcomeGoesWithItsWay(String way, String outcome) {
        var id = sample.sent(office);
        var refused =
                desk().post(at(id, ATTEMPTS), DeskSample.attempt(way, outcome)).expect(400);
        assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/outcome");
    }

    @Test
    void theNextTryIsNeitherInThePastNorForgotten() {
        var id = sample.sent(office);
        for (var wrong : new Duration[] {Duration.ofMinutes(-1), Duration.ofDays(91)}) {
            var refused = desk().post(at(id, ATTEMPTS), attempt("PHONE", "NO_ANSWER", wrong))
                    .expect(400);
            assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/nextTryAt");
        }
    }

    @Test
    void whoeverIsReachedIsReachedAboutAllThatTheyAskedFor() {
        var id = sample.sent(office);
        var again = sample.again(sample.sent(office), id);
        desk().post(at(id, ATTEMPTS), DeskSample.attempt("PHONE", "REACHED")).expect(200);
        assertThat(database.list(
                        "select attempts, status from appointment_request where id in (?, ?)",
                        row -> row.getInt(1) + row.getString(2),
                        UUID.fromString(id),
                        UUID.fromString(again)))
                .containsExactly("1CONTACTED", "1CONTACTED");
    }

    @Test
    void whoElseIsAtTheSameNumberHasNotBeenReached() {
        var mother = sample.inDanger(office, Duration.ofMinutes(15));
        var son = sample.again(sample.sent(office, "name", "Ben Testperson"), mother);
        desk().post(at(son, ATTEMPTS), DeskSample.attempt("PHONE", "REACHED")).expect(200);
        assertThat(listed(mother).path("status").asText()).isEqualTo("RECEIVED");
        assertThat(listed(mother).at("/desk/contactAttempts").asInt()).isZero();
        assertThat(listed(mother).at("/desk").has("respondBy")).isTrue();
        assertThat(AuditTrail.actions(UUID.fromString(mother))).doesNotContain("CONTACT_ATTEMPT_RECORDED");
    }

    @Test
    void anAttemptStandsInTheTrailOfAllThatItCountsFor() {
        var id = sample.sent(office);
        var again = sample.again(sample.sent(office), id);
        desk().post(at(id, ATTEMPTS), DeskSample.attempt("PHONE", "REACHED")).expect(200);
        for (var each : List.of(id, again)) {
            assertThat(AuditTrail.actions(UUID.fromString(each)))
                    .containsExactly("REQUEST_RECEIVED", "CONTACT_ATTEMPT_RECORDED");
        }
    }

    @Test
    void whatIsClosedIsNotCalledAbout() {
        var id = sample.sent(office);
        desk().post(at(id, "triage"), Map.of("decision", "SPAM")).expect(200);
        assertThat(desk().post(at(id, ATTEMPTS), DeskSample.attempt("PHONE", "REACHED"))
                        .expect(409)
                        .problem())
                .isEqualTo("request-not-open");
        var nothing = UUID.randomUUID().toString();
        desk().post(at(nothing, ATTEMPTS), DeskSample.attempt("PHONE", "REACHED"))
                .expect(404);
        desk().get(at(nothing, ATTEMPTS)).expect(404);
    }
}
