package org.stillpoint.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Deadlocks;
import org.stillpoint.testsupport.SignedIn;
import org.stillpoint.testsupport.Superuser;
import org.stillpoint.testsupport.TestClock;

@QuarkusTest
class OneEffectTest {

    @Inject
    TestClock clock;

    private final String mark = UUID.randomUUID().toString();
    private final String key = '"' + UUID.randomUUID().toString() + '"';

    @AfterEach
    void openTheGate() {
        EchoResource.gate.countDown();
        EchoResource.gate = new CountDownLatch(0);
    }

    private static Response post(String path, String key, String mark) {
        var request = given().contentType("application/json").body("{\"mark\":\"" + mark + "\"}");
        return (key == null ? request : request.header("Idempotency-Key", key)).post(path);
    }

    private Response effect(String key) {
        return post("/v1/echo/effects", key, mark);
    }

    private int effects() {
        return Integer.parseInt(given().get("/v1/echo/effects/" + mark).asString());
    }

    @Test
    void withoutAKeyEachRequestTakesEffect() {
        effect(null);
        effect(null);
        assertEquals(2, effects());
    }

    @Test
    void aRepetitionGetsTheSameAnswerAndNoSecondEffect() {
        var first = effect(key);
        var second = effect(key);
        assertEquals(201, second.statusCode());
        assertEquals(first.asString(), second.asString());
        for (var header : List.of("Location", "ETag", "Cache-Control")) {
            assertEquals(first.header(header), second.header(header), header);
        }
        assertTrue(second.contentType().startsWith("application/json"));
        assertEquals("\"7\"", second.header("ETag"));
        assertEquals(1, effects());
    }

    @Test
    void aKeyMayBeSentBareAndSpacesInTheBodyDoNotMatter() {
        effect(key);
        given().contentType("application/json")
                .header("Idempotency-Key", key.replace("\"", ""))
                .body("{ \"mark\" : \"" + mark + "\" }")
                .post("/v1/echo/effects")
                .then()
                .statusCode(201);
        assertEquals(1, effects());
    }

    @Test
    void theSameKeyForAnotherRequestIsRefused() {
        effect(key);
        post("/v1/echo/effects", key, "another")
                .then()
                .statusCode(422)
                .body("type", endsWith("/idempotency-key-reused"));
        post("/v1/echo/effects?x=1", key, mark).then().statusCode(400);
    }

    /** A telephone changes its network between a try and the next; nobody else can know the key. */
    @Test
    void aKeyThatNobodyGuessesIsKnownFromAnyAddress() {
        effect(key);
        SignedIn.asNobody()
                .header("Idempotency-Key", key)
                .body("{\"mark\":\"" + mark + "\"}")
                .post("/v1/echo/effects")
                .then()
                .statusCode(201);
        assertEquals(1, effects());
    }

    @Test
    void aKeyThatSomebodyElseMayUseTooIsKnownFromItsAddressOnly() {
        for (var weak :
                List.of("\"1\"", "booking-2026-12-01-from-the-website", "00000000-0000-0000-0000-000000000000")) {
            var before = effects();
            effect(weak);
            SignedIn.asNobody()
                    .header("Idempotency-Key", weak)
                    .body("{\"mark\":\"" + mark + "\"}")
                    .post("/v1/echo/effects")
                    .then()
                    .statusCode(201);
            assertEquals(before + 2, effects(), weak);
        }
    }

    @Test
    void theSameKeyOfAnotherCallerIsAnotherKey() {
        effect(key);
        SignedIn.asNurse()
                .header("Idempotency-Key", key)
                .body("{\"mark\":\"" + mark + "\"}")
                .post("/v1/echo/effects")
                .then()
                .statusCode(201);
        assertEquals(2, effects());
    }

    @Test
    void aRefusalLeavesNothingAndIsNotKept() {
        post("/v1/echo/effects/refused", key, mark).then().statusCode(404);
        post("/v1/echo/effects/refused", key, mark).then().statusCode(404);
        post("/v1/echo/effects/refused", key, "corrected").then().statusCode(404);
        assertEquals(0, effects());
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        effect(key);
        clock.advance(Duration.ofHours(23));
        effect(key);
        assertEquals(1, effects());
        clock.advance(Duration.ofHours(2));
        effect(key).then().statusCode(201);
        assertEquals(2, effects());
    }

    @Test
    void whileTheFirstIsStillRunningARepetitionIs409() throws Exception {
        EchoResource.gate = new CountDownLatch(1);
        EchoResource.entered = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> effect(key));
            EchoResource.entered.await();
            effect(key)
                    .then()
                    .statusCode(409)
                    .body("type", endsWith("/request-in-progress"))
                    .header("Retry-After", "1");
            EchoResource.gate.countDown();
            assertEquals(201, first.get().statusCode());
        }
    }

    @Test
    void sixteenAtOnceTakeOneEffect() throws Exception {
        for (int round = 0; round < 10; round++) {
            var roundMark = UUID.randomUUID().toString();
            var roundKey = UUID.randomUUID().toString();
            var statuses = atOnce(
                    16, () -> post("/v1/echo/effects", roundKey, roundMark).statusCode());
            assertTrue(statuses.contains(201), statuses.toString());
            assertTrue(statuses.stream().allMatch(status -> status == 201 || status == 409), statuses.toString());
            given().get("/v1/echo/effects/" + roundMark).then().body(equalTo("1"));
        }
    }

    private static <T> List<T> atOnce(int count, Callable<T> work) throws Exception {
        var barrier = new CyclicBarrier(count);
        try (var threads = Executors.newFixedThreadPool(count)) {
            var started = new ArrayList<Future<T>>();
            for (int thread = 0; thread < count; thread++) {
                started.add(threads.submit(() -> {
                    barrier.await();
                    return work.call();
                }));
            }
            var results = new ArrayList<T>();
            for (var one : started) {
                results.add(one.get());
            }
            return results;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "two words", "\"a", "a\"b", "ä"})
    void aMalformedKeyIs400(String malformed) {
        effect(malformed).then().statusCode(400).body("errors[0].pointer", equalTo("Idempotency-Key"));
        assertEquals(0, effects());
    }

    @Test
    void aKeyOfMoreThan255CharactersIs400() {
        effect("a".repeat(256)).then().statusCode(400);
        effect("a".repeat(255)).then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"40P01", "40001", "55P03"})
    void aRequestThatGaveWayStartsOverWithNothingLeftOfTheFirstTry(String state) {
        EchoResource.RUNS.set(0);
        post("/v1/echo/effects/retried/" + state + "/3", null, mark).then().statusCode(200);
        assertEquals(3, EchoResource.RUNS.get());
        assertEquals(1, effects());
    }

    @Test
    void whatAnAnswerIsAboutIsNotWhatEarlierTriesWereAbout() {
        EchoResource.RUNS.set(0);
        post("/v1/echo/effects/retried/40P01/3", key, mark).then().statusCode(200);
        post("/v1/echo/effects/retried/40P01/3", key, mark).then().statusCode(200);
        var trail = AuditTrail.of(UUID.fromString(mark));
        assertEquals(
                List.of("ECHO_RETRIED", "ANSWER_REPEATED"),
                trail.stream().map(AuditTrail.Entry::action).toList());
        assertEquals(trail.getFirst().patients(), trail.getLast().patients());
    }

    @Test
    void afterThreeTriesItIsBusy() {
        EchoResource.RUNS.set(0);
        post("/v1/echo/effects/retried/40P01/9", null, mark)
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("type", endsWith("/busy"));
        assertEquals(3, EchoResource.RUNS.get());
        assertEquals(0, effects());
    }

    @Test
    void whoLosesADeadlockTriesAgainAlsoWhereItIsNoticedAfterASecond() throws Exception {
        try (var connection = Superuser.connect();
                var statement = connection.createStatement()) {
            statement.execute("grant set on parameter deadlock_timeout to stillpoint");
        }
        var other = UUID.randomUUID().toString();
        var circles = Deadlocks.soFar();
        EchoResource.crossing = new CountDownLatch(2);
        var began = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var one = threads.submit(() -> post("/v1/echo/effects/crossed/" + other, null, mark));
            var two = threads.submit(() -> post("/v1/echo/effects/crossed/" + mark, null, other));
            assertEquals(200, one.get().statusCode());
            assertEquals(200, two.get().statusCode());
        }
        assertTrue(Duration.ofNanos(System.nanoTime() - began).toMillis() < 2_000);
        assertEquals(circles + 1, Deadlocks.soFar());
        assertEquals(2, effects());
        given().get("/v1/echo/effects/" + other).then().body(equalTo("2"));
    }

    @Test
    void aLateSecondTryWaitsShorter() {
        EchoResource.RUNS.set(0);
        int first = post("/v1/echo/effects/late/40P01/20", null, mark).path("lockTimeout");
        assertEquals(1_500, first);
        EchoResource.RUNS.set(0);
        int late = post("/v1/echo/effects/late/40P01/1050", null, mark).path("lockTimeout");
        assertTrue(late > 300 && late <= 850, "lock_timeout of " + late + " ms");
    }

    @ParameterizedTest
    @CsvSource({"55P03, 600", "40001, 600", "40P01, 1550"})
    void afterALongWaitThereIsNoTimeForAnother(String state, int millis) {
        EchoResource.RUNS.set(0);
        post("/v1/echo/effects/late/" + state + "/" + millis, null, mark)
                .then()
                .statusCode(503)
                .body("type", endsWith("/busy"));
        assertEquals(1, EchoResource.RUNS.get());
    }

    @Test
    void anyOtherFailureIsNotTriedAgain() {
        EchoResource.RUNS.set(0);
        post("/v1/echo/effects/retried/23505/9", null, mark).then().statusCode(500);
        assertEquals(1, EchoResource.RUNS.get());
    }
}
