package org.stillpoint.intake;

/** The parts of the queue, in their order, each as a stretch of the index on rank and time. */
enum QueueBand {
    /** Somebody may be in danger: who has to be answered soonest. */
    CRISIS("r.queue_rank = 0"),
    /** To be called, and it is time: who has waited longest since. */
    CALL_DUE("r.queue_rank = 1 and r.queue_at <= :asOf"),
    /** Who has waited longest. */
    WAITING("r.queue_rank = 2"),
    /** To be called, and not before a certain time. */
    CALL_LATER("r.queue_rank = 1 and r.queue_at > :asOf"),
    HELD_BACK("r.queue_rank = 8"),
    /** The newest first. */
    CLOSED("r.queue_rank = 9");

    private final String condition;

    QueueBand(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }

    boolean isOpen() {
        return compareTo(HELD_BACK) < 0;
    }
}
