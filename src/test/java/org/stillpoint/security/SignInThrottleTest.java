package org.stillpoint.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.stillpoint.security.SignInTest.PASSWORD;
import static org.stillpoint.security.SignInTest.newAccount;
import static org.stillpoint.testsupport.SignedIn.attempt;
import static org.stillpoint.testsupport.SignedIn.newAddress;
import static org.stillpoint.testsupport.SignedIn.newUsername;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;

@QuarkusTest
class SignInThrottleTest {

    @Inject
    SignInThrottle throttle;

    @Inject
    SignInSettings settings;

    @Inject
    CountingBcrypt bcrypt;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    @BeforeEach
    void stopTheClock() {
        clock.set(clock.instant());
    }

    /** Waits until every pause is over. */
    private void fail(String username, String address) {
        while (true) {
            var answer = attempt(username, "wrong", address);
            if (answer.statusCode() == 401) {
                return;
            }
            clock.advance(Duration.ofSeconds(Integer.parseInt(answer.header("Retry-After"))));
        }
    }

    private static int signIn(String username, String address) {
        return attempt(username, PASSWORD, address).statusCode();
    }

    @Test
    void failuresOfAnAddressAreForgottenAlsoWhereSomebodySignsInEveryHour() {
        var account = newAccount("NURSE");
        var clinic = newAddress();
        for (int failure = 0; failure < 25; failure++) {
            fail(newUsername(), clinic);
        }
        clock.advance(Duration.ofMinutes(10));
        for (int hour = 0; hour < 24; hour++) {
            assertThat(signIn(account, clinic)).isEqualTo(200);
            clock.advance(Duration.ofMinutes(50));
        }
        assertThat(attempt(newUsername(), "wrong", clinic).statusCode()).isEqualTo(401);
        assertThat(signIn(account, clinic)).isEqualTo(200);
    }

    @Test
    void strangersWhoKeepFailingDoNotKeepOutWhoSignedInLately() {
        var account = newAccount("NURSE");
        var home = newAddress();
        assertThat(signIn(account, home)).isEqualTo(200);
        clock.advance(Duration.ofDays(29));
        for (int failure = 0; failure < 10; failure++) {
            fail(account, newAddress());
        }
        assertThat(signIn(account, newAddress())).isEqualTo(429);
        assertThat(signIn(account, home)).isEqualTo(200);
        assertThat(signIn(account, newAddress()))
                .as("whoever signs in there opens nothing to strangers")
                .isEqualTo(429);
    }

    @Test
    void whoSignedInLongAgoIsAStrangerAgain() {
        var account = newAccount("NURSE");
        var home = newAddress();
        assertThat(signIn(account, home)).isEqualTo(200);
        clock.advance(Duration.ofDays(31));
        throttle.purge();
        for (int failure = 0; failure < 10; failure++) {
            fail(account, newAddress());
        }
        assertThat(signIn(account, home)).isEqualTo(429);
    }

    @Test
    void whereSomebodySignedInAnAccountIsSlowedDownTooAndAnUnknownOneLikeIt() {
        for (var username : new String[] {newAccount("NURSE"), newUsername()}) {
            var neighbour = newAddress();
            assertThat(signIn(newAccount("NURSE"), neighbour)).isEqualTo(200);
            for (int failure = 0; failure < 10; failure++) {
                fail(username, newAddress());
            }
            for (int failure = 0; failure < 6; failure++) {
                assertThat(attempt(username, "wrong", neighbour).statusCode()).isEqualTo(401);
            }
            assertThat(attempt(username, "wrong", neighbour).statusCode()).isEqualTo(429);
        }
    }

    /** Whoever has an account can make many addresses familiar. */
    @Test
    void guessingFromManyFamiliarClientsIsSlowedDown() {
        var victim = newUsername();
        var clients =
                Stream.generate(() -> "familiar " + newUsername()).limit(21).toList();
        for (var client : clients) {
            throttle.succeeded(throttle.charge(newUsername(), client));
        }
        for (var client : clients.subList(0, 20)) {
            for (int guess = 0; guess < 5; guess++) {
                throttle.failed(throttle.charge(victim, client));
            }
        }
        throttle.failed(throttle.charge(victim, clients.getLast()));
        assertThatExceptionOfType(SecurityRefusal.class).isThrownBy(() -> throttle.charge(victim, clients.getLast()));
    }

    @Test
    void aPauseOfAClockThatWasAheadDoesNotLast() {
        var account = newAccount("NURSE");
        var address = newAddress();
        clock.advance(Duration.ofDays(1));
        for (int failure = 0; failure < 25; failure++) {
            fail(account, address);
        }
        assertThat(signIn(account, address)).isEqualTo(429);
        clock.reset();
        for (int failure = 0; failure < 5; failure++) {
            assertThat(attempt(account, "wrong", address).statusCode()).isEqualTo(401);
        }
        assertThat(signIn(account, address)).isEqualTo(200);
    }

    @Test
    void ofManyGuessesAtOnceOneIsMadeBeyondThoseThatCostNoPause() {
        var client = "guesses " + newUsername();
        var made = Race.of(40, n -> () -> isLetThrough(client));
        assertThat(made).filteredOn(Boolean::booleanValue).hasSize(settings.freeFailuresPerAddress() + 1);
    }

    private boolean isLetThrough(String client) {
        try {
            throttle.charge(newUsername(), client);
            return true;
        } catch (SecurityRefusal slowedDown) {
            return false;
        }
    }

    @Test
    void aSignInUnderWayIsNoFailureYet() {
        var client = "clinic " + newUsername();
        for (int failure = 0; failure < 25; failure++) {
            throttle.failed(afterThePause(client));
        }
        afterThePause(client);
        assertThat(pause(client)).contains(Duration.ofSeconds(2));
        clock.advance(Duration.ofSeconds(2));
        throttle.succeeded(throttle.charge(newUsername(), client));
        assertThat(pause(client)).isEmpty();
    }

    private SignInThrottle.Attempt afterThePause(String client) {
        pause(client).ifPresent(clock::advance);
        return throttle.charge(newUsername(), client);
    }

    /** Before another attempt from there. */
    private Optional<Duration> pause(String client) {
        try {
            throttle.notMade(throttle.charge(newUsername(), client));
            return Optional.empty();
        } catch (SecurityRefusal slowedDown) {
            return slowedDown.retryAfter();
        }
    }

    @Test
    void aPasswordThatNobodyLookedAtIsNoFailure() throws InterruptedException {
        var working = new CountDownLatch(Passwords.AT_ONCE);
        var done = new CountDownLatch(1);
        try (var _ = bcrypt.whenChecked(password -> await(working, done));
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                CountingBcrypt.Restored _ = done::countDown) {
            for (int n = 0; n < Passwords.AT_ONCE; n++) {
                threads.submit(() -> attempt(newUsername(), "wrong", newAddress()));
            }
            assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();
            var before = failures();
            var answer = attempt(newUsername(), "wrong", newAddress());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(failures()).isEqualTo(before);
        }
    }

    private static void await(CountDownLatch working, CountDownLatch done) {
        working.countDown();
        try {
            done.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private long failures() {
        return database.first(
                        "select count(*) from sign_in_failure where forgotten_at > ?",
                        row -> row.getLong(1),
                        clock.instant())
                .orElseThrow();
    }
}
