package org.stillpoint.treatment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.clinic.Site;
import org.stillpoint.scheduling.VisitFact;

/**
 * All that does not change while it is looked for a repair of one course.
 *
 * @param reasons why booked visits can not stay, by appointment
 * @param ahead booked visits to come, in order, and {@code movable} those of them that may make way for others
 * @param withOthers displaced visits that keep their time with others, whatever becomes of the rest
 * @param lacking sessions that had a date once and lack one now
 */
record RepairFrame(
        SeriesFile file,
        CourseProgress progress,
        Pieces pieces,
        Map<UUID, List<RepairReason>> reasons,
        Map<UUID, VisitFact> facts,
        List<SeriesSession> ahead,
        List<SeriesSession> movable,
        Set<UUID> withOthers,
        List<SessionWish> lacking,
        Instant now) {

    Preferences preferences() {
        return file.series().preferences();
    }

    /** All that it can be looked for other times for: the search is of the series' own site. */
    List<SeriesSession> mayMove() {
        return movable.stream()
                .filter(session -> !isElsewhere(session) && !staysWithOthers(session))
                .toList();
    }

    /** Those of them that can not stay, or may have to follow those. */
    List<SeriesSession> mustMove() {
        int first = Math.min(
                lacking.stream().mapToInt(SessionWish::step).min().orElse(Integer.MAX_VALUE),
                ahead.stream()
                        .filter(session -> reasons.containsKey(session.appointment()))
                        .mapToInt(SeriesSession::step)
                        .min()
                        .orElse(Integer.MAX_VALUE));
        return mayMove().stream()
                .filter(session -> session.step() > first || reasons.containsKey(session.appointment()))
                .toList();
    }

    boolean isElsewhere(SeriesSession session) {
        return isElsewhere(facts.get(session.appointment()), file);
    }

    static boolean isElsewhere(VisitFact visit, SeriesFile file) {
        return !visit.site().id().equals(file.site().id());
    }

    Site siteOf(SeriesSession session) {
        return facts.get(session.appointment()).site();
    }

    /** It keeps its time, for which the search would find another. */
    boolean staysWithOthers(SeriesSession session) {
        return withOthers.contains(session.appointment());
    }
}
