package org.stillpoint.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Says whether an instrument could be answered when it was: far enough from the last time, and from a dose. */
@ApplicationScoped
class AskingTimes {

    private final Responses responses;
    private final KnownHistory history;

    AskingTimes(Responses responses, KnownHistory history) {
        this.responses = responses;
        this.history = history;
    }

    /**
     * Answers that are entered later than others were given count from these too. What tells of danger is heard whenever it is
     * told; everything else is refused with {@link AskedTooSoon} or {@link TooSoonAfterDose}. Returns what is to be said about times that
     * are near.
     *
     * @param inPlaceOf what they correct, which does not count any more
     */
    List<Warning> check(UUID patient, Filled filled, Instant at, Optional<UUID> inPlaceOf) {
        try {
            return check(patient, filled.instrument(), at, inPlaceOf);
        } catch (AskedTooSoon | TooSoonAfterDose tooSoon) {
            if (!filled.risk()) {
                throw tooSoon;
            }
            return List.of(Warning.keptAllTheSame(at));
        }
    }

    private List<Warning> check(UUID patient, Instrument instrument, Instant at, Optional<UUID> inPlaceOf) {
        var rule = instrument.asking();
        var zone = history.zone(patient);
        // A local day has up to 25 hours: which of them are near is said by their days.
        var around = Duration.ofDays(rule.warnedDays() + 1L);
        var near =
                responses
                        .answeredWithin(patient, instrument.code(), at.minus(around), at.plus(around), inPlaceOf)
                        .stream()
                        .filter(other -> rule.warnsOf(other, at, zone) || rule.refuses(other, at, zone))
                        .toList();
        near.stream().filter(other -> rule.refuses(other, at, zone)).findFirst().ifPresent(other -> {
            throw new AskedTooSoon(other, rule, zone);
        });
        insistOnTimeAfterDose(patient, rule, at);
        return near.isEmpty() ? List.of() : List.of(Warning.askedRecently(near.getLast(), rule.warnedDays()));
    }

    /** When an instrument can be answered next; empty where that is now. */
    Optional<Instant> from(UUID patient, Instrument instrument, Instant now) {
        var rule = instrument.asking();
        var zone = history.zone(patient);
        var since = now.minus(Duration.ofDays(rule.refusedDays() + 1L));
        var again = responses.answeredWithin(patient, instrument.code(), since, now, Optional.empty()).stream()
                .map(last -> rule.againFrom(last, zone));
        var apart = history.doses(patient).stream().map(dose -> dose.endedAt().plus(rule.apartFromDose()));
        return Stream.concat(again, apart).filter(now::isBefore).max(Comparator.naturalOrder());
    }

    private void insistOnTimeAfterDose(UUID patient, AskingRule rule, Instant at) {
        if (rule.apartFromDose().isZero()) {
            return;
        }
        history.doses(patient).reversed().stream()
                .map(TreatmentHistory.Dose::endedAt)
                .filter(ended -> !ended.isAfter(at) && at.isBefore(ended.plus(rule.apartFromDose())))
                .findFirst()
                .ifPresent(ended -> {
                    throw new TooSoonAfterDose(ended, rule.apartFromDose());
                });
    }
}
