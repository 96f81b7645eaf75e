package org.stillpoint.availability;

import java.util.List;

/**
 * Who would serve a visit at a free start, by the same choice as a booking makes.
 *
 * @param unusableMinutes how much of the actors' time beside the visit would be too short for another like it
 */
public record Seated(List<Served> served, int unusableMinutes) {}
