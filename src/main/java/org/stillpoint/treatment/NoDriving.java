package org.stillpoint.treatment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Until when a patient does not drive after a session; all that is said has to be over.
 *
 * @param hours after the session
 * @param untilNextDay not on the same day
 * @param afterRestfulSleep not before a restful sleep
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record NoDriving(Optional<Integer> hours, boolean untilNextDay, boolean afterRestfulSleep) {}
