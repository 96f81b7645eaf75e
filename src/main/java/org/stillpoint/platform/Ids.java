package org.stillpoint.platform;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Hands out UUIDs of version 7: they sort by creation, so that primary keys grow at one end of their index. */
@Singleton
public class Ids {

    private final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();
    private final Clock clock;

    Ids(Clock clock) {
        this.clock = clock;
    }

    public UUID next() {
        return generator.construct(clock.millis());
    }
}
