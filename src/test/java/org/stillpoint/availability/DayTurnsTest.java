package org.stillpoint.availability;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DayTurnsTest {

    private static final DayLocks DAY = new DayLocks(new long[] {4711});
    private static final Duration PATIENCE = Duration.ofMillis(500);

    @Inject
    DayTurns turns;

    private Duration waited() {
        long began = System.nanoTime();
        turns.await(DAY);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Whose turn it is may wait for the lock of the day that the other has by then. */
    @Test
    void whoHasWaitedInVainForATurnGoesAheadForTheWholeTransaction() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            QuarkusTransaction.requiringNew().run(() -> {
                turns.await(DAY);
                var other =
                        threads.submit(() -> QuarkusTransaction.requiringNew().run(() -> {
                            assertThat(waited()).isGreaterThanOrEqualTo(PATIENCE);
                            assertThat(waited()).isLessThan(PATIENCE);
                        }));
                assertThat(other).succeedsWithin(Duration.ofSeconds(5));
            });
        }
    }

    @Test
    void theTurnIsTheNextOnesWhenTheTransactionEnds() {
        QuarkusTransaction.requiringNew().run(() -> turns.await(DAY));
        QuarkusTransaction.requiringNew().run(() -> assertThat(waited()).isLessThan(PATIENCE));
    }
}
