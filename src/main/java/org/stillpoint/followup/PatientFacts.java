package org.stillpoint.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.stillpoint.treatment.CourseFact;

/**
 * All that a patient's follow-ups are worked out from.
 *
 * @param doses sessions whose dosing has ended, in the order of these ends
 * @param booked treatments that are to take place or are taking place, in a series or not
 * @param fell treatments that were booked and did not take place, by when that was known
 * @param lost visits of every kind that fell through, by when that was known, as long as nothing is booked or has taken place since
 * @param notClosed treatments at which dosing began, and of which nobody has recorded how they ended
 * @param answers by when they were answered
 * @param completed when follow-ups were completed, by their origins; not those that a dose has done
 * @param accepted from which local day on a prescriber lets a session be, by the origin of what is due
 */
record PatientFacts(
        UUID patient,
        List<Dosed> doses,
        List<Booked> booked,
        List<Fell> fell,
        List<Fell> lost,
        List<NotClosed> notClosed,
        List<CourseFact> courses,
        List<Answered> answers,
        Map<String, Instant> completed,
        Map<String, LocalDate> accepted) {

    /**
     * A questionnaire whose answer holds.
     *
     * @param partTo the follow-up that had asked for it; only where items were left out
     */
    record Answered(UUID response, String instrument, Instant at, Optional<UUID> partTo) {
        boolean isWhole() {
            return partTo.isEmpty();
        }
    }

    /** What answers all of these instruments as a whole in that time, {@code to} excluded; empty as long as one is missing. */
    Optional<Planned.Done> answered(List<String> instruments, Instant from, Instant to) {
        return answered(instruments, from, to, Set.of());
    }

    /** {@code askedBy}: the same, or what was left incomplete by whom these follow-ups had asked. */
    Optional<Planned.Done> answered(List<String> instruments, Instant from, Instant to, Set<UUID> askedBy) {
        var found = instruments.stream()
                .flatMap(instrument -> answers.stream()
                        .filter(answer -> answer.instrument().equals(instrument))
                        .filter(answer -> answer.at().isBefore(to))
                        .filter(answer -> answer.partTo().map(askedBy::contains).orElseGet(() -> !answer.at()
                                .isBefore(from)))
                        .findFirst()
                        .stream())
                .toList();
        return instruments.isEmpty() || found.size() < instruments.size()
                ? Optional.empty()
                : Optional.of(new Planned.Done(
                        found.stream()
                                .map(Answered::at)
                                .max(Comparator.naturalOrder())
                                .orElseThrow(),
                        found.stream().map(Answered::response).toList()));
    }

    /**
     * A session at which something was given.
     *
     * @param protocol the version that it followed
     * @param checkIn somebody has asked for a check-in after it
     */
    record Dosed(
            UUID session,
            UUID appointment,
            UUID site,
            UUID service,
            Optional<UUID> protocol,
            Instant endedAt,
            boolean checkIn) {}

    /** A treatment that is booked, or whose patient is in the building for it. */
    record Booked(UUID appointment, Instant start) {}

    /** A visit that was cancelled, to which the patient did not come, of which nobody has said it, or whose day ended without a dose. */
    record Fell(UUID appointment, UUID site, Instant start, Instant at) {

        /** It fell through since that moment, or would have been after it. */
        boolean isAfter(Instant moment) {
            return at.isAfter(moment) || start.isAfter(moment);
        }
    }

    /** A treatment that is over for long, by the end of its visit. */
    record NotClosed(UUID session, UUID appointment, UUID site, Instant at) {}

    /** That visit has not taken place and will not, as far as anybody has recorded. */
    boolean hasFallen(UUID appointment) {
        return fell.stream().anyMatch(each -> each.appointment().equals(appointment))
                || notClosed.stream().anyMatch(each -> each.appointment().equals(appointment));
    }

    /** A course is going on, or is paused. */
    boolean isInCourse() {
        return courses.stream().anyMatch(CourseFact::isUnderWay);
    }

    /** When the last dose of all ended. */
    Optional<Dosed> lastDose() {
        return doses.isEmpty() ? Optional.empty() : Optional.of(doses.getLast());
    }

    /** The last of these visits that fell through since that moment, or would have been after it. */
    Optional<Fell> fellAfter(Instant moment, Predicate<UUID> visits) {
        return fell.stream()
                .filter(each -> visits.test(each.appointment()))
                .filter(each -> each.isAfter(moment))
                .reduce((one, later) -> later);
    }
}
