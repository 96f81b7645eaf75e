package org.stillpoint.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

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
     * told; everything else is refused with {@link AskedTooSoon} or {@link TooSoonAfterDose}. Returns what is to be said about times that are near.
     */
    List<Warning> check(UUID patient, Instrument instrument, Instant at, boolean tellsOfDanger) {
        try {
            return check(patient, instrument, at);
        } catch (AskedTooSoon | TooSoonAfterDose tooSoon) {
            if (!tellsOfDanger) {
                throw tooSoon;
            }
            return List.of(Warning.keptAllTheSame(at));
        }
    }

    private List<Warning> check(UUID patient, Instrument instrument, Instant at) {
        var rule = instrument.asking();
        var near = responses.answeredWithin(
                patient, instrument.code(), at.minus(rule.warnedWithin()), at.plus(rule.warnedWithin()));
        near.stream()
                .filter(other -> apart(other, at).compareTo(rule.refusedWithin()) < 0)
                .findFirst()
                .ifPresent(other -> {
                    throw new AskedTooSoon(other, rule.refusedWithin());
                });
        insistOnTimeAfterDose(patient, rule, at);
        return near.isEmpty() ? List.of() : List.of(Warning.askedRecently(near.getLast(), rule.warnedWithin()));
    }

    private static Duration apart(Instant one, Instant other) {
        return Duration.between(one, other).abs();
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
