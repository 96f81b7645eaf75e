package org.stillpoint.followup;

import java.time.Duration;
import java.time.Instant;
import org.stillpoint.treatment.FollowUpPlan;

/**
 * When something is due.
 *
 * @param from when it may be done at the earliest
 * @param to late from then on
 */
record Window(Instant due, Instant from, Instant to) {

    Window {
        if (due.isBefore(from) || due.isAfter(to)) {
            throw new IllegalArgumentException("due outside of its window");
        }
    }

    /**
     * How long after something it is due.
     *
     * @param from when it may be done at the earliest
     * @param to late from then on
     */
    record After(Duration due, Duration from, Duration to) {
        Window of(Instant since) {
            return new Window(since.plus(due), since.plus(from), since.plus(to));
        }
    }

    /** Not before either of them. */
    Window later(Window other) {
        return new Window(later(due, other.due), later(from, other.from), later(to, other.to));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Hours are hours, also over a change of the clocks. */
    static Window of(FollowUpPlan plan, Instant since) {
        return new Window(
                since.plus(Duration.ofHours(plan.dueHours())),
                since.plus(Duration.ofHours(plan.fromHours())),
                since.plus(Duration.ofHours(plan.toHours())));
    }
}
