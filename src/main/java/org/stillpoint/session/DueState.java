package org.stillpoint.session;

/** How vital signs stand that are due at some time. */
enum DueState {
    UPCOMING,
    /** Now, give or take the tolerance. */
    DUE,
    /** They can still be taken. */
    OVERDUE,
    DONE,
    DONE_LATE,
    /** Nobody took them, and it is too late to. */
    MISSED;

    boolean isOpen() {
        return this == UPCOMING || this == DUE || this == OVERDUE;
    }
}
