package org.stillpoint.testsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Callers behind a barrier, who all start at once. */
public final class Race {

    private Race() {}

    /** What each of them got, in their order. Fails with every exception if any of them threw one. */
    public static <T> List<T> of(int callers, IntFunction<Callable<T>> caller) {
        return of(IntStream.range(0, callers).mapToObj(caller).toList());
    }

    /** Callers who want different things. */
    @SafeVarargs
    public static List<Wire.Answer> between(Callable<Wire.Answer>... callers) {
        return of(callers.length, n -> callers[n]);
    }

    private static <T> List<T> of(List<Callable<T>> callers) {
        var barrier = new CyclicBarrier(callers.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = callers.stream()
                    .map(caller -> threads.submit(() -> {
                        barrier.await();
                        return caller.call();
                    }))
                    .toList();
            return results(running);
        }
    }

    private static <T> List<T> results(List<Future<T>> running) {
        var results = new ArrayList<T>();
        var failed = new AssertionError("not every caller got an answer");
        for (var one : running) {
            try {
                results.add(one.get());
            } catch (ExecutionException failure) {
                failed.addSuppressed(failure.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                failed.addSuppressed(interrupted);
            }
        }
        if (failed.getSuppressed().length > 0) {
            throw failed;
        }
        return results;
    }

    /** How often each status was answered. */
    public static Map<Integer, Integer> statuses(List<Wire.Answer> answers) {
        var counts = new TreeMap<Integer, Integer>();
        answers.forEach(answer -> counts.merge(answer.status(), 1, Integer::sum));
        return counts;
    }
}
