package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A plan with who would serve each session: whom the patient prefers, then who has seen them before. */
record SeatedPlan(
        CourseQuestion question,
        Optional<Anchor> anchor,
        List<Seated> sessions,
        List<SessionWish> missing,
        CourseScore score) {

    record Seated(SessionWish wish, LocalDate day, FreeStart start, Seat seat) {}

    static SeatedPlan of(CourseFrame frame, AnchorSearch.Found found) {
        var seating = new Seating(frame.question());
        var missing = new ArrayList<SessionWish>();
        for (int index = 0; index < frame.sessions(); index++) {
            int day = found.way().days()[index];
            if (day == Placing.NONE) {
                missing.add(frame.wish(index));
            } else {
                seating.seat(frame.wish(index), frame.date(day), found.tariff().start(index, day));
            }
        }
        var score = CourseScore.of(Cost.parts(found.cost()), seating.changes(), seating.unusableMinutes());
        return new SeatedPlan(
                frame.question(), Optional.of(found.tariff().anchor()), seating.sessions(), missing, score);
    }

    /** Where not even one session has a place. */
    static SeatedPlan nothing(CourseFrame frame) {
        var wishes = frame.question().wishes();
        var score = CourseScore.of(Cost.parts(wishes.size() * Cost.MISSING), 0, 0);
        return new SeatedPlan(frame.question(), Optional.empty(), List.of(), wishes, score);
    }

    /** The rules themselves have the last word, however the days were found. */
    boolean keepsSpacing() {
        return refusals(days()).isEmpty();
    }

    List<SpacingFinding> warnings() {
        return SpacingRules.of(question.spacing()).judge(days()).stream()
                .filter(SpacingFinding::warning)
                .toList();
    }

    /** What one more session on a day would break. */
    List<SpacingFinding> refusals(SessionWish wish, LocalDate day) {
        if (!wish.treatment()) {
            return List.of();
        }
        var days = days();
        var with = new ArrayList<>(days.all());
        with.add(wanted(wish, day));
        return refusals(new TreatmentDays(with, days.reviews()));
    }

    /** By the series itself, then by what its treatments keep besides; what is said twice is told once. */
    private List<SpacingFinding> refusals(TreatmentDays days) {
        return Stream.concat(
                        SpacingRules.of(question.spacing()).refusals(days).stream(),
                        question.others().stream().flatMap(other -> other.refusals(days).stream()))
                .distinct()
                .toList();
    }

    TreatmentDays days() {
        var treatments = new ArrayList<TreatmentDay>();
        var reviews = new HashSet<LocalDate>();
        for (var visit : question.standing()) {
            if (visit.treatment()) {
                treatments.add(TreatmentDay.standing(visit.day(), visit.step()));
            } else {
                reviews.add(visit.day());
            }
        }
        for (var session : sessions) {
            if (session.wish().treatment()) {
                treatments.add(wanted(session.wish(), session.day()));
            } else {
                reviews.add(session.day());
            }
        }
        return new TreatmentDays(treatments, reviews);
    }

    private static TreatmentDay wanted(SessionWish wish, LocalDate day) {
        return TreatmentDay.wanted(
                day, OptionalInt.of(wish.step()), wish.bounds().longestGap());
    }
}
