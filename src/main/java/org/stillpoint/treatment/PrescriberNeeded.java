package org.stillpoint.treatment;

import org.stillpoint.platform.PlatformProblem;
import org.stillpoint.platform.Refusal;

/** A nurse may continue a course, but not change its frequency. */
final class PrescriberNeeded extends Refusal {

    private static final long serialVersionUID = 1L;

    PrescriberNeeded() {
        super(PlatformProblem.NOT_ALLOWED, "Stepping back needs the role PRESCRIBER.");
    }
}
