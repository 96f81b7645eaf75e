package org.stillpoint.security;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Remembers the checks and what the hashes should have cost, so that what a sign-in costs can be compared without a stopwatch. None
 * costs anything: a test signs in much more often than somebody who works.
 */
@Mock
@Singleton
class CountingBcrypt extends Bcrypt {

    private static final int LEAST_COST = 4;

    private final Map<String, Integer> costs = new ConcurrentHashMap<>();
    private final Queue<Check> checks = new ConcurrentLinkedQueue<>();

    private final AtomicReference<Consumer<String>> whenChecked = new AtomicReference<>(password -> {});

    private record Check(String password, String hash) {}

    @Override
    String hash(String password, int cost) {
        var hash = super.hash(password, LEAST_COST);
        costs.put(hash, cost);
        return hash;
    }

    @Override
    boolean matches(String password, String hash) {
        checks.add(new Check(password, hash));
        whenChecked.get().accept(password);
        return super.matches(password, hash);
    }

    /** Runs in the middle of every check until the returned work is closed. */
    Restored whenChecked(Consumer<String> work) {
        whenChecked.set(work);
        return () -> whenChecked.set(password -> {});
    }

    @FunctionalInterface
    interface Restored extends AutoCloseable {
        @Override
        void close();
    }

    /** The cost of each hash that this password was compared with. */
    List<Integer> checksOf(String password) {
        return checks.stream()
                .filter(check -> check.password().equals(password))
                .map(check -> costs.get(check.hash()))
                .toList();
    }
}
