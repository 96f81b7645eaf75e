package org.stillpoint.testsupport;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.stillpoint.platform.Ticks;

/** Goes as always, and leaps ahead when a test does not want to wait until something is forgotten. */
@Mock
@Singleton
public class TestTicks extends Ticks {

    private final AtomicLong leapt = new AtomicLong();

    public void advance(Duration by) {
        leapt.addAndGet(by.toNanos());
    }

    @Override
    public long nanos() {
        return super.nanos() + leapt.get();
    }
}
