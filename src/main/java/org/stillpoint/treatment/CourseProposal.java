package org.stillpoint.treatment;

import java.util.List;

/**
 * Dates for sessions of a course that belong together.
 *
 * @param sessions in order
 * @param missing empty for a complete one
 * @param warnings gaps to be told of
 */
record CourseProposal(
        List<PlannedSession> sessions,
        List<MissingSession> missing,
        List<ScorePart> score,
        List<SpacingFinding> warnings) {

    boolean complete() {
        return missing.isEmpty();
    }
}
