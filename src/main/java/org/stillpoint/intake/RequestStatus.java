package org.stillpoint.intake;

/** Where a request stands. */
public enum RequestStatus {
    RECEIVED(true),
    /** Somebody of the clinic has spoken with or written to the sender, or tried to. */
    CONTACTED(true),
    /** The clinic needs to know more before it can decide. */
    MORE_ASKED(true),
    ASSESSMENT_SCHEDULED(false),
    /** A question that has got its answer. */
    ANSWERED(false),
    REFERRED(false),
    DECLINED(false),
    DUPLICATE(false),
    SPAM(false),
    WITHDRAWN(false);

    private final boolean open;

    RequestStatus(boolean open) {
        this.open = open;
    }

    /** What its sender is told: not what staff think of it, nor that they know the person already. */
    RequestStatus toSender() {
        return this == DUPLICATE || this == SPAM ? RECEIVED : this;
    }

    /** Refuses with {@link RequestNotClosed}. */
    void insistReopenable() {
        if (open || this == WITHDRAWN || this == ASSESSMENT_SCHEDULED) {
            throw new RequestNotClosed(this);
        }
    }

    /** Refuses with {@link RequestNotOpen}. */
    void insistOpen() {
        if (!open) {
            throw new RequestNotOpen(this);
        }
    }

    /** Whether something is still to be done about it. */
    public boolean isOpen() {
        return open;
    }
}
