package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Seats one session after the other, so that who comes first stays. */
final class Seating {

    private final CourseQuestion question;
    private final List<SeatedPlan.Seated> sessions = new ArrayList<>();
    private final Set<UUID> seen;
    private long changes;
    private long unusableMinutes;

    Seating(CourseQuestion question) {
        this.question = question;
        this.seen = question.standing().stream()
                .filter(visit -> visit.step().isPresent() && visit.treatment())
                .flatMap(visit -> visit.practitioners().stream())
                .collect(Collectors.toSet());
    }

    void seat(SessionWish wish, LocalDate day, FreeStart start) {
        var known = new HashSet<>(seen);
        known.addAll(question.preferences().preferred());
        var seat = question.calendar().seat(wish.service(), start, known);
        if (wish.treatment()) {
            changes += seen.isEmpty()
                    ? 0
                    : seat.practitioners().stream()
                            .filter(each -> !seen.contains(each))
                            .count();
            seen.addAll(seat.practitioners());
        }
        unusableMinutes += seat.unusableMinutes();
        sessions.add(new SeatedPlan.Seated(wish, day, start, seat));
    }

    List<SeatedPlan.Seated> sessions() {
        return sessions;
    }

    /** How many practitioners came in after the first treatment. */
    long changes() {
        return changes;
    }

    long unusableMinutes() {
        return unusableMinutes;
    }
}
