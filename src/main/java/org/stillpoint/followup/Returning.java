package org.stillpoint.followup;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.stillpoint.followup.PatientFacts.Dosed;
import org.stillpoint.followup.PatientFacts.Fell;

/**
 * Whoever is in no course, and whose next visit has fallen through: somebody arranges another one, also when that is long after the last
 * treatment, or was to be the first visit of all. Counted from when it was known.
 *
 * @param planned what follows from the treatments
 */
record Returning(PatientFacts facts, List<Planned> planned) {

    static final String CODE = "RETURN";
    static final String RULE = "FELL_THROUGH";

    /** The visit that has fallen through, by what a follow-up comes from. */
    static Optional<UUID> lost(String origin) {
        return Optional.of(origin.split(":"))
                .filter(parts -> parts[0].equals(CODE))
                .map(parts -> UUID.fromString(parts[1]));
    }

    /** With what is planned already; nobody is asked to return for two reasons at once. */
    List<Planned> plan() {
        var another = another().filter(each -> !isAskedForLater(each));
        return Stream.concat(
                        planned.stream()
                                .filter(each ->
                                        another.isEmpty() || !each.code().equals(CODE)),
                        another.stream())
                .toList();
    }

    private Optional<Planned> another() {
        if (facts.isInCourse() || !facts.booked().isEmpty()) {
            return Optional.empty();
        }
        return facts.lastDose().map(this::treated).orElseGet(this::neverTreated);
    }

    /** Of whom nothing else tells that somebody waits for an appointment. */
    private Optional<Planned> neverTreated() {
        return last(facts.lost().stream())
                .map(visit -> planned(CODE + ":" + visit.appointment(), forTheSame(visit), visit.at()));
    }

    /** Once more, or for what else they were to come for: whoever was treated long ago comes as anybody who is new. */
    private Optional<Planned> treated(Dosed last) {
        return last(Stream.concat(facts.fell().stream(), facts.lost().stream())
                        .filter(visit -> visit.isAfter(last.endedAt())))
                .map(visit -> after(visit, last));
    }

    private Optional<Fell> last(Stream<Fell> visits) {
        return visits.filter(visit -> isByItself(visit.appointment()))
                .sorted(Comparator.comparing(Fell::at).thenComparing(Fell::start))
                .reduce((one, later) -> later);
    }

    /** What was left of a course that somebody has ended is not missed. */
    private boolean isByItself(UUID appointment) {
        return facts.courses().stream()
                .flatMap(course -> course.visits().stream())
                .noneMatch(visit -> visit.appointment().equals(appointment));
    }

    /**
     * A visit that had fallen through before the last treatment, and would have been after it, is missed once more with that treatment:
     * what an earlier one has done stays done.
     */
    private Planned after(Fell visit, Dosed last) {
        boolean fellLater = visit.at().isAfter(last.endedAt());
        var origin = CODE + ":" + visit.appointment();
        return planned(
                fellLater ? origin : origin + ":" + last.session(),
                facts.fell().contains(visit) ? forTheSame(visit, last) : forTheSame(visit),
                fellLater ? visit.at() : last.endedAt());
    }

    private static Planned.Place forTheSame(Fell treatment, Dosed asLast) {
        return new Planned.Place(treatment.site(), Optional.empty(), Optional.of(asLast.session()), asLast.protocol());
    }

    private static Planned.Place forTheSame(Fell visit) {
        return new Planned.Place(visit.site(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Planned planned(String origin, Planned.Place place, Instant since) {
        return new Planned(
                origin,
                CODE,
                FollowUpDefaults.kind(CODE),
                place,
                FollowUpDefaults.nothingBooked("soon").of(since),
                List.of(),
                new Why(RULE, since, null, null, null, null),
                Optional.empty(),
                Optional.empty());
    }

    /** The return after a single treatment, as long as it is to come and nobody has seen to it. */
    private boolean isAskedForLater(Planned other) {
        return planned.stream()
                .filter(each -> each.code().equals(CODE))
                .filter(each -> !facts.completed().containsKey(each.origin()))
                .anyMatch(each -> !each.window().due().isBefore(other.window().due()));
    }
}
