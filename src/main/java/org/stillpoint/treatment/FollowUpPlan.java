package org.stillpoint.treatment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * One kind of follow-up of a course. Hours are counted from the actual end of dosing; of what comes before a session from the beginning
 * of its day, and then they are less than 0.
 *
 * @param first only after the first so many of the sessions that {@code after} means
 * @param everySessions for {@code EVERY}: after so many sessions, if that is sooner than {@code dueHours}
 * @param fromHours when it may be done at the earliest
 * @param toHours when it is late
 * @param instruments codes of the questionnaires that belong to it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FollowUpPlan(
        String code,
        Anchor after,
        Optional<Integer> first,
        Optional<Integer> everySessions,
        int dueHours,
        int fromHours,
        int toHours,
        List<String> instruments) {

    /** What a follow-up comes after. */
    public enum Anchor {
        EACH_SESSION,
        LAST_SESSION,
        /** A session that stays the only one. */
        SINGLE_SESSION,
        LAST_INDUCTION_SESSION,
        /** The last induction session, when nothing goes on after it. */
        INDUCTION_WITHOUT_MAINTENANCE,
        /** Itself: it comes again and again, for the first time after the first session. */
        EVERY,
        /** What is asked before a session of maintenance, until its dose; {@code toHours} is 0. Else the clinic's defaults say it. */
        BEFORE_MAINTENANCE
    }
}
