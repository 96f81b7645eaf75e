package org.stillpoint.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What has to hold before a patient may leave. Each says why it does not; nobody can lift any of them. Who has to go all the same
 * goes to other care.
 */
public enum DischargeCondition {
    OBSERVATION_FLOOR_ELAPSED(DischargeCondition::theFloor),
    FINAL_BLOOD_PRESSURE_RECORDED(DischargeCondition::theFinalReading),
    BLOOD_PRESSURE_NOT_RISING(DischargeCondition::noRise),
    SEDATION_RESOLVED(facts -> resolved(facts, facts.chart().sedationResolved(), "sedation")),
    DISSOCIATION_RESOLVED(facts -> resolved(facts, facts.chart().dissociationResolved(), "dissociation")),
    RESPIRATORY_DEPRESSION_RESOLVED(
            facts -> resolved(facts, facts.chart().respiratoryDepressionResolved(), "respiratory depression")),
    TRANSPORT_PRESENT(DischargeCondition::theWayHome),
    INSTRUCTIONS_GIVEN(facts -> unless(facts.instructionsGiven(), "The instructions for home have not been given.")),
    SIGNED_OFF(facts -> unless(facts.signedOff(), "A clinician has to sign off.")),
    NEXT_FOLLOW_UP(facts -> unless(
            facts.nextFollowUp(),
            "Nothing follows: book the next visit, or say when the patient is contacted and how."));

    private final Function<DischargeFacts, Optional<String>> rule;

    DischargeCondition(Function<DischargeFacts, Optional<String>> rule) {
        this.rule = rule;
    }

    /** Empty if it is met. */
    Optional<String> whyNot(DischargeFacts facts) {
        return rule.apply(facts);
    }

    private static Optional<String> unless(boolean met, String why) {
        return met ? Optional.empty() : Optional.of(why);
    }

    private static Optional<String> theFloor(DischargeFacts facts) {
        if (facts.dosingEnded().isEmpty()) {
            return Optional.of("Dosing is not over.");
        }
        var left =
                Duration.between(facts.at(), facts.dosingEnded().get().plus(Duration.ofMinutes(facts.floorMinutes())));
        long minutes = Math.ceilDiv(left.toSeconds() + (left.getNano() > 0 ? 1 : 0), 60L);
        return unless(
                minutes <= 0,
                "%d minutes are left of the %d after the end of dosing.".formatted(minutes, facts.floorMinutes()));
    }

    private static Optional<String> theFinalReading(DischargeFacts facts) {
        var last = facts.chart().readings().stream()
                .reduce((one, next) -> next)
                .filter(reading -> isAfterDosing(facts, reading.at()));
        if (last.isEmpty()) {
            return Optional.of("No blood pressure was recorded after dosing.");
        }
        return unless(
                !last.get().at().plus(facts.finalReadingIsGood()).isBefore(facts.at()),
                "The last blood pressure is older than %d minutes."
                        .formatted(facts.finalReadingIsGood().toMinutes()));
    }

    /** Below the first band a rise is none; else neither value may be above the one before. */
    private static Optional<String> noRise(DischargeFacts facts) {
        var readings = facts.chart().readings();
        if (readings.isEmpty()) {
            return Optional.of("No blood pressure was recorded.");
        }
        var last = readings.getLast();
        if (facts.firstBand().filter(last::isBelow).isPresent()) {
            return Optional.empty();
        }
        if (readings.size() < 2) {
            return Optional.of("There is no blood pressure to compare the last one with.");
        }
        var before = readings.get(readings.size() - 2);
        return unless(
                last.systolic() <= before.systolic() && last.diastolic() <= before.diastolic(),
                "The last blood pressure, %d/%d, is above the one before, %d/%d."
                        .formatted(last.systolic(), last.diastolic(), before.systolic(), before.diastolic()));
    }

    private static Optional<String> resolved(DischargeFacts facts, Optional<Instant> recorded, String what) {
        return unless(
                recorded.filter(at -> isAfterDosing(facts, at)).isPresent(),
                "It is not recorded since the end of dosing, nor since it was seen last, that " + what
                        + " has resolved.");
    }

    private static Optional<String> theWayHome(DischargeFacts facts) {
        return unless(facts.transportPresent(), "Who takes the patient home is not here yet.")
                .or(() -> unless(
                        facts.transportAllowed(),
                        "A service takes the patient home only if it is named and, where an escort is wanted, a prescriber has"
                                + " lifted TRANSPORT_CONFIRMED for the service of that name."));
    }

    private static boolean isAfterDosing(DischargeFacts facts, Instant at) {
        return facts.dosingEnded().filter(ended -> !at.isBefore(ended)).isPresent();
    }
}
