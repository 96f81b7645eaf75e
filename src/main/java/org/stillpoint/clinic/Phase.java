package org.stillpoint.clinic;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * A stretch of a visit.
 *
 * @param minutes planned length, a positive multiple of 5, at most 720
 * @param floorMinutes the shortest that is allowed, where a label or the clinic sets one
 * @param source where the numbers come from
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Phase(PhaseCode code, int minutes, Optional<Integer> floorMinutes, Optional<String> source) {}
