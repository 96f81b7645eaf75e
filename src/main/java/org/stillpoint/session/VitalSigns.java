package org.stillpoint.session;

import java.util.Optional;
import org.stillpoint.platform.InvalidRequest;

/**
 * What was measured at one moment.
 *
 * @param systolic in mmHg, as is {@code diastolic}; always the two of them
 * @param pulse a minute
 * @param oxygenSaturation in %
 * @param respiratoryRate a minute
 */
record VitalSigns(
        Optional<Integer> systolic,
        Optional<Integer> diastolic,
        Optional<Integer> pulse,
        Optional<Integer> oxygenSaturation,
        Optional<Integer> respiratoryRate) {

    static final VitalSigns NONE =
            new VitalSigns(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static VitalSigns of(
            Integer systolic, Integer diastolic, Integer pulse, Integer oxygenSaturation, Integer respiratoryRate) {
        return new VitalSigns(
                Optional.ofNullable(systolic),
                Optional.ofNullable(diastolic),
                Optional.ofNullable(pulse),
                Optional.ofNullable(oxygenSaturation),
                Optional.ofNullable(respiratoryRate));
    }

    /** Tells all that must be a slip of the keyboard. */
    void check(InvalidRequest.Collector errors) {
        plausible("systolic", systolic, errors);
        plausible("diastolic", diastolic, errors);
        plausible("pulse", pulse, errors);
        plausible("oxygenSaturation", oxygenSaturation, errors);
        plausible("respiratoryRate", respiratoryRate, errors);
        errors.check(systolic.isPresent() || diastolic.isEmpty(), "/systolic", "is needed with the diastolic value")
                .check(diastolic.isPresent() || systolic.isEmpty(), "/diastolic", "is needed with the systolic value")
                .check(!isUpsideDown(), "/diastolic", "must be below the systolic value")
                .check(!equals(NONE), "", "says nothing: at least one vital sign is needed");
    }

    static void plausible(String member, Optional<Integer> value, InvalidRequest.Collector errors) {
        var range = ChartLimits.range(member);
        errors.check(value.filter(number -> !range.has(number)).isEmpty(), "/" + member, range.inWords());
    }

    private boolean isUpsideDown() {
        return systolic.isPresent() && diastolic.isPresent() && systolic.orElseThrow() <= diastolic.orElseThrow();
    }
}
