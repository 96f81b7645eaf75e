package org.stillpoint.treatment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which sessions of a course had a date once and lack one now, because a visit was cancelled, missed or moved away. */
final class MadeUpSessions {

    private final CourseProgress progress;
    private final CourseWishes wishes;
    private final LocalDate today;

    MadeUpSessions(CourseProgress progress, CourseWishes wishes, LocalDate today) {
        this.progress = progress;
        this.wishes = wishes;
        this.today = today;
    }

    /** In the order of the course; nothing of a phase of which nothing was ever booked, or before which a review is still due. */
    List<SessionWish> wishes() {
        return IntStream.range(progress.floor(), progress.course().size())
                .filter(step -> wasBooked(step) && !progress.needsReviewBefore(step))
                .mapToObj(step -> progress.state(step).of().isEmpty() ? inGaps(step) : wishes.ofStep(step, today))
                .flatMap(List::stream)
                .toList();
    }

    private boolean wasBooked(int step) {
        return progress.sessions().stream()
                .anyMatch(session -> session.step() == step
                        && session.round() == progress.base().round());
    }

    /** A step without an end lacks what has gone from between two visits that are farther apart now than its rhythm has it. */
    private List<SessionWish> inGaps(int step) {
        var ofStep = progress.ofStep(step).toList();
        var found = new ArrayList<SessionWish>();
        for (int at = 0; at < ofStep.size(); at++) {
            if (ofStep.get(at).state() == SessionState.BOOKED) {
                found.addAll(before(ofStep.get(at), at, ofStep.size() + found.size()));
            }
        }
        boolean ahead = ofStep.stream().anyMatch(session -> session.state() == SessionState.BOOKED);
        if (ahead || !lastWasLost(step)) {
            return found;
        }
        return wishes.ofStep(step, wishes.lastTreatment().orElse(today)).stream()
                .limit(1)
                .toList();
    }

    private List<SessionWish> before(SeriesSession session, int standing, int numbered) {
        var found = new ArrayList<SessionWish>();
        var day = treatmentBefore(session);
        if (day.isEmpty()) {
            return found;
        }
        var bounds = wishes.bounds(session.step(), standing);
        int ideal = bounds.ideal().orElseThrow();
        long gap = ChronoUnit.DAYS.between(day.get(), session.day());
        for (long lost = lostBetween(day.get(), session); lost > 0 && gap > bounds.longestGap(); lost--) {
            int number = numbered + found.size() + 1;
            var service = progress.course().get(session.step()).service();
            found.add(new SessionWish(session.step(), number, service, true, bounds));
            gap -= ideal;
        }
        return found;
    }

    private long lostBetween(LocalDate day, SeriesSession session) {
        return progress.sessions().stream()
                .filter(each -> each.step() == session.step() && each.round() == session.round())
                .filter(each -> !each.stands())
                .filter(each -> each.day().isAfter(day) && each.day().isBefore(session.day()))
                .count();
    }

    private Optional<LocalDate> treatmentBefore(SeriesSession session) {
        return progress.treatments()
                .filter(each -> each.start().isBefore(session.start()))
                .map(SeriesSession::day)
                .reduce((_, later) -> later);
    }

    private boolean lastWasLost(int step) {
        return progress.sessions().stream()
                .filter(session -> session.step() == step
                        && session.round() == progress.base().round())
                .reduce((_, later) -> later)
                .filter(last -> !last.stands())
                .isPresent();
    }
}
