package org.stillpoint.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.security.SignInTest.PASSWORD;
import static org.stillpoint.security.SignInTest.newAccount;
import static org.stillpoint.testsupport.SignedIn.attempt;
import static org.stillpoint.testsupport.SignedIn.newAddress;
import static org.stillpoint.testsupport.SignedIn.newUsername;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Busy;
import org.stillpoint.testsupport.Race;

@QuarkusTest
class SignInTurnsTest {

    @Inject
    SignInTurns turns;

    @Inject
    SignInThrottle throttle;

    @Inject
    CountingBcrypt bcrypt;

    @Test
    void strangersWhoAlwaysWaitForPasswordChecksKeepNobodyOutWhoSignedInLately() throws Exception {
        var account = newAccount("NURSE");
        var home = newAddress();
        assertThat(attempt(account, PASSWORD, home).statusCode()).isEqualTo(200);
        var flooded = new CountDownLatch(1);
        var over = new AtomicBoolean();
        var strangers = new ArrayList<Future<?>>();
        try (var _ = bcrypt.whenChecked(password -> pause(Duration.ofMillis(60)));
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                CountingBcrypt.Restored _ = () -> over.set(true)) {
            for (int n = 0; n < 20; n++) {
                strangers.add(threads.submit(() -> guessUntil(over, flooded)));
            }
            assertThat(flooded.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(IntStream.range(0, 5)
                            .map(n -> attempt(account, PASSWORD, home).statusCode()))
                    .containsOnly(200);
        }
        for (var stranger : strangers) {
            stranger.get();
        }
    }

    private static void guessUntil(AtomicBoolean over, CountDownLatch flooded) {
        while (!over.get()) {
            if (attempt(newUsername(), "wrong", newAddress()).statusCode() == 503) {
                flooded.countDown();
            }
        }
    }

    @Test
    void whoSignedInLatelyDoesNotWaitForStrangersWithTheSameName() throws Exception {
        var username = newUsername();
        var home = "home " + username;
        throttle.succeeded(throttle.charge(newUsername(), home));
        var underWay = new CountDownLatch(2);
        var done = new CountDownLatch(1);
        var strangers = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                CountingBcrypt.Restored _ = done::countDown) {
            for (int n = 0; n < 2; n++) {
                var client = "stranger %d of %s".formatted(n, username);
                strangers.add(threads.submit(() -> turns.await(username, client, () -> await(underWay, done))));
            }
            assertThat(underWay.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(signsIn(() -> turns.await(username, home, () -> true))).isTrue();
        }
        for (var stranger : strangers) {
            assertThat(stranger.get()).isTrue();
        }
    }

    /** Some may be told to come back. */
    @Test
    void manyWhoSignInAtOnceBehindOneAddressAreNotTakenForGuesses() {
        var clinic = "clinic " + newUsername();
        var signedIn = Race.of(
                40, n -> () -> signsIn(() -> turns.await(newUsername(), clinic, () -> succeeds("nurse " + n, clinic))));
        assertThat(signedIn).contains(true);
    }

    private boolean succeeds(String username, String client) {
        var attempt = throttle.charge(username, client);
        pause(Duration.ofMillis(200));
        throttle.succeeded(attempt);
        return true;
    }

    private static boolean signsIn(BooleanSupplier attempt) {
        try {
            return attempt.getAsBoolean();
        } catch (Busy comeBack) {
            return false;
        }
    }

    private static boolean await(CountDownLatch underWay, CountDownLatch done) {
        underWay.countDown();
        try {
            return done.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
