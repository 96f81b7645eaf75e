package org.stillpoint.clinic;

import java.util.Optional;

/**
 * A stretch of a visit.
 *
 * @param minutes planned length, a positive multiple of 5, at most 720
 * @param floorMinutes the shortest that is allowed, where a label or the clinic sets one
 * @param source where the numbers come from
 */
public record Phase(PhaseCode code, int minutes, Optional<Integer> floorMinutes, Optional<String> source) {}
