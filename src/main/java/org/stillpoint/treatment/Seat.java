package org.stillpoint.treatment;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.availability.Served;

/**
 * Who and what would serve a visit.
 *
 * @param practitioners the people among them
 * @param unusableMinutes how much of their day it would leave in pieces too short for another visit
 */
record Seat(List<Served> served, Set<UUID> practitioners, int unusableMinutes) {}
