package org.stillpoint.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Busy;
import org.stillpoint.testsupport.Race;

class PasswordsTest {

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger refused = new AtomicInteger();

    /** Comes to no end before everybody else was told to come back. */
    private final Bcrypt slow = new Bcrypt() {
        @Override
        String hash(String password, int cost) {
            return "hash";
        }

        @Override
        boolean matches(String password, String hash) {
            try {
                over.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return true;
        }
    };

    private final Passwords passwords = new Passwords(slow);

    @Test
    void passwordsLeaveHalfOfTheCoresToOtherWork() {
        int strangers = 10 * Passwords.AT_ONCE;
        var answers = Race.of(strangers, n -> () -> answer(strangers));
        assertThat(answers).filteredOn("checked"::equals).hasSize(Passwords.AT_ONCE);
        assertThat(answers).filteredOn("busy"::equals).hasSize(strangers - Passwords.AT_ONCE);
    }

    private String answer(int strangers) {
        try {
            passwords.matches("a password", Optional.empty());
            return "checked";
        } catch (Busy busy) {
            if (refused.incrementAndGet() == strangers - Passwords.AT_ONCE) {
                over.countDown();
            }
            return "busy";
        }
    }
}
