package org.stillpoint.treatment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.scheduling.VisitFact;
import org.stillpoint.treatment.CourseRepair.Piece;

/** Booked visits of a course as sessions that look for a place: each of its own service, whatever its step has now. */
final class Pieces {

    /** Where a course never lapses. */
    private static final int EVER = 400;

    private final CourseProgress progress;
    private final CourseWishes wishes;
    private final Spacing spacing;
    private final Map<UUID, VisitFact> facts;

    Pieces(CourseProgress progress, CourseWishes wishes, Spacing spacing, Map<UUID, VisitFact> facts) {
        this.progress = progress;
        this.wishes = wishes;
        this.spacing = spacing;
        this.facts = facts;
    }

    /** In the order of the course and of their starts. */
    List<Piece> of(List<SeriesSession> visits) {
        return visits.stream()
                .sorted((one, other) -> one.step() == other.step()
                        ? one.start().compareTo(other.start())
                        : Integer.compare(one.step(), other.step()))
                .map(visit -> new Piece(wish(visit), Optional.of(visit)))
                .toList();
    }

    private SessionWish wish(SeriesSession visit) {
        var of = progress.course().get(visit.step());
        int at = progress.ofStep(visit.step()).toList().indexOf(visit);
        var bounds = of.isEndless() ? untilLapse(visit.step(), at) : DayBounds.ANY;
        var service = facts.get(visit.appointment()).service().code();
        return new SessionWish(visit.step(), at + 1, service, of.isTreatment(), bounds);
    }

    /** A visit that is booked already keeps its distance, not its rhythm: whoever has chosen the day had a reason. */
    private DayBounds untilLapse(int step, int before) {
        int longest = wishes.bounds(step, before).longestGap();
        return DayBounds.sinceTreatment(
                spacing.minGapDays(), Math.max(longest, spacing.lapseDays().orElse(EVER)));
    }
}
