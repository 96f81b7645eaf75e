package org.stillpoint.board;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.stillpoint.clinic.Site;

/** Somebody who listens to a site: what is found for them waits here until it is sent, but only so much of it. */
final class Listener {

    private static final int MOST_WAITING = 64;

    private final Site site;
    private final String caller;
    private final BlockingQueue<Look> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean behind;

    Listener(Site site, String caller) {
        this.site = site;
        this.caller = caller;
    }

    Site site() {
        return site;
    }

    String caller() {
        return caller;
    }

    void tell(Look look) {
        if (!waiting.offer(look)) {
            leaveBehind();
        }
    }

    /** It can not be told what comes next. */
    void leaveBehind() {
        behind = true;
    }

    /** Empty if nothing comes in time. */
    Optional<Look> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Whether something could not be kept for it any more, so that it has to catch up. */
    boolean isBehind() {
        return behind;
    }
}
