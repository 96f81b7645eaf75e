package org.stillpoint.security;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.stillpoint.platform.InvalidRequest;

/**
 * Password hashes (bcrypt). Whether an account exists can not be told from how long an answer takes. Half of the cores at most work
 * on them: nothing else gets a core before a hash is done, and strangers can ask for many. Only as many strangers as are looked at
 * at once stand in line with everybody else.
 */
@Singleton
class Passwords {

    /** 2^10 rounds: some 60 ms of one core. */
    private static final int COST = 10;

    static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);
    private static final Duration STRANGERS_WAIT = Duration.ofMillis(200);

    private static final int SHORTEST = 12;
    /** bcrypt does not look at what comes after. */
    static final int LONGEST = 72;

    /** A character has four bytes at most. */
    static final int FEWEST_CHARACTERS = SHORTEST / 4;

    static final String RULE = SHORTEST + " to " + LONGEST + " bytes of UTF-8";

    private final Bcrypt bcrypt;
    private final String nobodys;
    private final Turnstile turns = new Turnstile(AT_ONCE, LONGEST_WAIT);
    private final Turnstile strangers = new Turnstile(AT_ONCE, STRANGERS_WAIT);

    Passwords(Bcrypt bcrypt) {
        this.bcrypt = bcrypt;
        this.nobodys = bcrypt.hash("nobody has this password", COST);
    }

    String hash(String password, String pointer) {
        var length = password.getBytes(StandardCharsets.UTF_8).length;
        if (length < SHORTEST || length > LONGEST || password.indexOf(0) >= 0) {
            throw InvalidRequest.at(pointer, "must be " + RULE);
        }
        return turns.pass(() -> bcrypt.hash(password, COST));
    }

    /** For who comes from where nobody has signed in lately. */
    boolean matchesForStranger(String password, Optional<String> hash) {
        return strangers.pass(() -> matches(password, hash));
    }

    /** Does the same work when there is no hash to compare with. */
    boolean matches(String password, Optional<String> hash) {
        var same = turns.pass(() -> bcrypt.matches(password, hash.orElse(nobodys)));
        var comparable = password.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
        return same && comparable && hash.isPresent();
    }
}
