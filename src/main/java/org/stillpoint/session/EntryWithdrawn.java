package org.stillpoint.session;

import org.stillpoint.platform.Refusal;

/** Somebody has withdrawn the entry, or it only withdraws another one: it says nothing that could be put right. */
final class EntryWithdrawn extends Refusal {

    private static final long serialVersionUID = 1L;

    EntryWithdrawn() {
        super(ChartProblem.ENTRY_WITHDRAWN, "Nothing has taken the place of what was recorded.");
    }
}
