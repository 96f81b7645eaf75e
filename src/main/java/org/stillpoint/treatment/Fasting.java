package org.stillpoint.treatment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * What a patient does without before a session.
 *
 * @param foodHours no food for so long
 * @param liquidMinutes no clear liquid for so long
 * @param nasalSprayMinutes no nasal steroid or decongestant for so long
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Fasting(int foodHours, int liquidMinutes, Optional<Integer> nasalSprayMinutes) {

    /** With what another asks where this one says nothing; to ask for none is to say 0. */
    public Fasting or(Fasting other) {
        return new Fasting(foodHours, liquidMinutes, nasalSprayMinutes.or(other::nasalSprayMinutes));
    }
}
