package org.stillpoint.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.stillpoint.platform.RecurringJob;

/** Forgets what is a day old: who was away for longer reads the board anew. */
@ApplicationScoped
class OldChanges implements RecurringJob {

    private static final Duration KEPT = Duration.ofDays(1);

    private final ChangeLog log;
    private final Clock clock;

    OldChanges(ChangeLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget-board-changes";
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        log.forget(clock.instant().minus(KEPT));
    }
}
