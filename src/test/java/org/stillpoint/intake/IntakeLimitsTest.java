package org.stillpoint.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.visitor;
import static org.stillpoint.testsupport.Requests.PATH;
import static org.stillpoint.testsupport.Requests.email;
import static org.stillpoint.testsupport.Requests.phone;
import static org.stillpoint.testsupport.Requests.request;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.SignedIn;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;

@QuarkusTest
class IntakeLimitsTest {

    @Inject
    TestClock clock;

    private static void useUp(Wire caller) {
        for (int n = 0; n < 5; n++) {
            caller.post(PATH, request()).expect(201);
        }
    }

    @Test
    void answersTellTheLimitAndWhatIsLeft() {
        var answer = SignedIn.asNobody().body(request()).post(PATH).then().statusCode(201);
        answer.header("RateLimit-Policy", "\"intake\";q=5;w=3600");
        answer.header("RateLimit", "\"intake\";r=4;t=720");
    }

    @Test
    void anAnswerThatIsGivenAgainTellsTheLimitToo() {
        var key = UUID.randomUUID();
        var sent = request();
        var address = SignedIn.newAddress();
        for (int n = 0; n < 2; n++) {
            given().header("X-Forwarded-For", address)
                    .contentType("application/json")
                    .header("Idempotency-Key", key)
                    .body(sent)
                    .post(PATH)
                    .then()
                    .statusCode(201)
                    .header("RateLimit-Policy", "\"intake\";q=5;w=3600")
                    .header("RateLimit", "\"intake\";r=4;t=720");
        }
    }

    @Test
    void theSixthRequestOfAClientWithinAnHourIsRefusedUntilThereIsRoom() {
        var address = SignedIn.newAddress();
        useUp(Wire.here().from(address));
        var refused = given().header("X-Forwarded-For", address)
                .contentType("application/json")
                .body(request())
                .post(PATH)
                .then()
                .statusCode(429)
                .header("RateLimit", startsWith("\"intake\";r=0;t="));
        int wait = Integer.parseInt(refused.extract().header("Retry-After"));
        assertThat(wait).isBetween(600, 720);
        visitor().post(PATH, request()).expect(201);
        clock.advance(Duration.ofSeconds(wait));
        Wire.here().from(address).post(PATH, request()).expect(201);
    }

    @Test
    void ofManyAtOnceExactlyAsManyAsTheLimitAreTakenIn() {
        var caller = visitor();
        var answers = Race.of(12, n -> () -> caller.post(PATH, request()));
        assertThat(Race.statuses(answers)).isEqualTo(Map.of(201, 5, 429, 7));
    }

    @Test
    void aRepetitionAndARefusedRequestCostNothing() {
        var caller = visitor();
        var once = caller.with("Idempotency-Key", UUID.randomUUID());
        var sent = request();
        for (int n = 0; n < 9; n++) {
            once.post(PATH, sent).expect(201);
            caller.post(PATH, request("site", "atlantis")).expect(400);
        }
    }

    @Test
    void theSixthRequestInOnePersonsNameIsRefusedWhereverItComesFrom() {
        var email = email();
        for (int n = 0; n < 5; n++) {
            visitor()
                    .post(PATH, request("email", n % 2 == 0 ? email : email.toUpperCase(Locale.ROOT)))
                    .expect(201);
        }
        assertThat(visitor().post(PATH, request("email", email)).expect(429).problem())
                .isEqualTo("too-many-requests");
    }

    @Test
    void aPersonIsKnownByTheNumberToo() {
        var phone = phone();
        for (int n = 0; n < 5; n++) {
            visitor().post(PATH, request("phone", phone)).expect(201);
        }
        visitor()
                .post(PATH, request("phone", phone.replaceFirst("\\+1(...)", "($1) ")))
                .expect(429);
    }

    @Test
    void whoSpeaksOfDangerIsHeardBeyondTheLimitUpToAHigherOne() {
        var caller = visitor();
        useUp(caller);
        for (int n = 0; n < 20; n++) {
            caller.post(PATH, request("inDanger", true)).expect(201);
        }
        caller.post(PATH, request("message", "I want to die")).expect(429);
    }

    @Test
    void whatOthersSentInSomebodysNameDoesNotSilenceThatPerson() {
        var email = email();
        for (int n = 0; n < 5; n++) {
            visitor().post(PATH, request("email", email)).expect(201);
        }
        var cry = request("email", email);
        cry.put("inDanger", true);
        visitor().post(PATH, cry).expect(201);
    }

    @Test
    void staffAreNotLimited() {
        var email = email();
        for (int n = 0; n < 7; n++) {
            desk().post(PATH, request("email", email)).expect(201);
        }
    }
}
