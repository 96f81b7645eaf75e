package org.stillpoint.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.stillpoint.testsupport.Wire.Answer;

/**
 * What several clients ask of a server that is killed under them after so many answers. Each request has an {@code Idempotency-Key}
 * of its own, so that it can be sent again.
 *
 * @param <K> what tells a request from others
 */
public final class UntilKilled<K> {

    private final ServerProcess server;
    private final int after;
    private final AtomicInteger answers = new AtomicInteger();
    private final Map<K, Function<Wire, Answer>> asked = new ConcurrentHashMap<>();
    private final Map<K, Answer> acknowledged = new ConcurrentHashMap<>();

    public UntilKilled(ServerProcess server, int after) {
        this.server = server;
        this.after = after;
    }

    /** So many at a time, until the server is gone. Fails if anything else goes wrong. */
    public void run(int clients, Collection<Runnable> work) {
        Queue<Throwable> unexpected = new ConcurrentLinkedQueue<>();
        try (var pool = Executors.newFixedThreadPool(clients)) {
            work.forEach(one -> pool.submit(() -> {
                try {
                    one.run();
                } catch (Wire.NoAnswer killed) {
                    // Whether it happened is what the test is about.
                } catch (Throwable other) {
                    unexpected.add(other);
                }
            }));
        }
        assertThat(unexpected).isEmpty();
        assertThat(acknowledged.size()).isGreaterThanOrEqualTo(after);
    }

    /** Nothing is asked of a server that was killed already. */
    public Answer ask(K what, Wire caller, Function<Wire, Answer> request) {
        if (answers.get() >= after) {
            throw new Wire.NoAnswer();
        }
        var key = UUID.randomUUID();
        asked.put(what, wire -> request.apply(wire.with("Idempotency-Key", key)));
        var answer = again(what, caller);
        acknowledged.put(what, answer);
        if (answers.incrementAndGet() == after) {
            server.kill();
        }
        return answer;
    }

    /** The same request with the same key; it is done, sooner or later. */
    public Answer again(K what, Wire caller) {
        var answer = asked.get(what).apply(caller);
        assertThat(answer.status()).as("%s: %s", what, answer.body()).isBetween(200, 201);
        return answer;
    }

    public Set<K> asked() {
        return asked.keySet();
    }

    public Map<K, Answer> acknowledged() {
        return acknowledged;
    }

    /** Sent, and nobody knows what became of it. */
    public Set<K> unanswered() {
        var open = new HashSet<>(asked.keySet());
        open.removeAll(acknowledged.keySet());
        return open;
    }
}
