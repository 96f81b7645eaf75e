package org.stillpoint.treatment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.platform.MayBeAbsent;

/**
 * What an event of a series was about, in numbers, codes and ids; what has no meaning for its kind is null.
 *
 * @param step of the course, counted from 0, that was reviewed or stepped back to
 * @param round in which that was
 * @param fromVersion of the protocol, {@code toVersion} the one since
 * @param gatesLifted by a prescriber's override
 * @param formerPreferences those until then, {@code preferences} those since
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@MayBeAbsent
public record EventDetail(
        Integer step,
        Integer round,
        CoursePhase phase,
        ReviewDecision decision,
        SeriesEndReason end,
        Integer fromVersion,
        Integer toVersion,
        UUID proposal,
        List<UUID> appointments,
        Set<String> gatesLifted,
        Preferences formerPreferences,
        Preferences preferences) {

    static final EventDetail NONE =
            new EventDetail(null, null, null, null, null, null, null, null, null, null, null, null);

    static EventDetail started(int version, Set<String> lifted) {
        return new EventDetail(
                null, null, null, null, null, null, version, null, null, lifted.isEmpty() ? null : lifted, null, null);
    }

    static EventDetail review(int step, int round, CoursePhase phase, ReviewDecision decision) {
        return new EventDetail(step, round, phase, decision, null, null, null, null, null, null, null, null);
    }

    static EventDetail steppedBack(CoursePosition to, CoursePhase phase) {
        return new EventDetail(to.step(), to.round(), phase, null, null, null, null, null, null, null, null, null);
    }

    static EventDetail versions(int from, int to) {
        return new EventDetail(null, null, null, null, null, from, to, null, null, null, null, null);
    }

    static EventDetail preferences(Preferences former, Preferences since) {
        return new EventDetail(null, null, null, null, null, null, null, null, null, null, former, since);
    }

    static EventDetail booked(UUID proposal, List<UUID> appointments) {
        return new EventDetail(null, null, null, null, null, null, null, proposal, appointments, null, null, null);
    }

    /** {@code appointments} are those that were moved and those that were booked. */
    static EventDetail repaired(UUID proposal, List<UUID> appointments) {
        return booked(proposal, appointments);
    }

    /** As it is shown, with steps counted from 1; what clinicians decided is for clinicians. */
    EventDetail shown(boolean clinician) {
        return new EventDetail(
                step == null ? null : step + 1,
                round,
                phase,
                clinician ? decision : null,
                clinician ? end : null,
                fromVersion,
                toVersion,
                proposal,
                appointments,
                clinician ? gatesLifted : null,
                formerPreferences,
                preferences);
    }

    static EventDetail ended(SeriesEndReason reason, List<UUID> cancelled) {
        return new EventDetail(
                null,
                null,
                null,
                null,
                reason,
                null,
                null,
                null,
                cancelled.isEmpty() ? null : cancelled,
                null,
                null,
                null);
    }
}
