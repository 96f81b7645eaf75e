package org.stillpoint.treatment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * From which blood pressure before dosing on what happens; either of its two values is enough.
 *
 * @param warn staff are warned
 * @param override a prescriber has to decide
 * @param block there is no dose
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record BloodPressureBands(
        Optional<BloodPressure> warn, Optional<BloodPressure> override, Optional<BloodPressure> block) {}
