package org.stillpoint.security;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Remembers the checks, so that what a sign-in costs can be compared without a stopwatch. */
@Mock
@Singleton
class CountingBcrypt extends Bcrypt {

    private final Queue<Check> checks = new ConcurrentLinkedQueue<>();

    private record Check(String password, String hash) {}

    @Override
    boolean matches(String password, String hash) {
        checks.add(new Check(password, hash));
        return super.matches(password, hash);
    }

    /** The kind and the cost of each hash that this password was compared with: {@code $2a$10}. */
    List<String> checksOf(String password) {
        return checks.stream()
                .filter(check -> check.password().equals(password))
                .map(check -> check.hash().substring(0, 6))
                .toList();
    }
}
