package org.stillpoint.session;

/** How a form stands. */
public enum FormState {
    DRAFT,
    /** Complete, in the judgement of who completed it. */
    READY,
    SUBMITTED,
    /** Neither sent nor in time. */
    OVERDUE
}
