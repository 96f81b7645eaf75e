package org.stillpoint.availability;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Service;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.TimeSlot;

/**
 * Which starts are wanted.
 *
 * @param starts the stretch of time in which the visit starts; half a year is as good as a week
 * @param person whose own calendar must be free too
 * @param practitioner who must play the first role that they can play
 * @param avoided who shall play no role
 * @param moving whose claims are in nobody's way, because they are given back when they move
 */
public record SlotSearch(
        ClinicPlan plan,
        Service service,
        Site site,
        TimeSlot starts,
        Optional<UUID> person,
        Optional<Actor> practitioner,
        Set<UUID> avoided,
        Set<UUID> moving) {}
