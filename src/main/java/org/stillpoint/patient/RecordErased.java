package org.stillpoint.patient;

import org.stillpoint.platform.PlatformProblem;
import org.stillpoint.platform.Refusal;
import org.stillpoint.platform.TryAgain;

/** The record was there a moment ago: what was found by it, or beside it, is looked for anew. Refuses like what was never there. */
final class RecordErased extends Refusal implements TryAgain {

    private static final long serialVersionUID = 1L;

    RecordErased() {
        super(PlatformProblem.NOT_FOUND, "There is no such record.");
    }
}
