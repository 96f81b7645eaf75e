package org.stillpoint.treatment;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** What it costs to give a booked visit another day: first that it moves at all, then by how much. What has no date yet costs nothing. */
final class RepairTariff implements Tariff {

    /** So that not even 12 visits add up to the next place. */
    private static final long MINUTES_AT_MOST = Duration.ofDays(14).toMinutes();

    private final CourseFrame frame;
    private final List<CourseRepair.Piece> pieces;

    RepairTariff(CourseFrame frame, List<CourseRepair.Piece> pieces) {
        this.frame = frame;
        this.pieces = pieces;
    }

    /** The start of that day that is nearest to its own. */
    FreeStart start(int piece, int day) {
        var starts = frame.wanted(pieces.get(piece).wish().service(), day);
        return pieces.get(piece)
                .booked()
                .map(visit -> starts.stream()
                        .min(Comparator.<FreeStart>comparingLong(start -> minutes(visit, start))
                                .thenComparing(FreeStart::start))
                        .orElseThrow())
                .orElseGet(starts::getFirst);
    }

    private static long minutes(SeriesSession visit, FreeStart start) {
        return Duration.between(visit.start(), start.start()).abs().toMinutes();
    }

    @Override
    public long of(int piece, int day) {
        return pieces.get(piece)
                .booked()
                .map(visit -> minutes(visit, start(piece, day)))
                .filter(minutes -> minutes > 0)
                .map(minutes -> Cost.OFF_PATTERN + Math.min(minutes, MINUTES_AT_MOST) * Cost.MINUTE)
                .orElse(0L);
    }

    @Override
    public long atLeast(int piece, int stepBegan) {
        return 0;
    }
}
