package org.stillpoint.availability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.availability.Taken.Stretch;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.TimeSlot;

/** A calendar for trying out, of claims that no database knows. */
public final class TrialSample {

    /** A stretch of a lane; {@code claimant} is who has it. */
    public record Claim(UUID claimant, UUID schedule, int lane, Instant from, Instant to) {}

    private TrialSample() {}

    /** {@code movers} with the person of each. */
    public static TrialCalendar calendar(
            ClinicPlan plan, Site site, TimeSlot window, List<Claim> claims, Map<UUID, UUID> movers) {
        var taken = new ArrayList<Stretch>();
        var moving = new HashMap<UUID, List<Stretch>>();
        for (var claim : claims) {
            var stretch = new Stretch(
                    claim.schedule(), claim.lane(), Grid.cellAtOrBefore(claim.from()), Grid.cellAtOrAfter(claim.to()));
            if (movers.containsKey(claim.claimant())) {
                moving.computeIfAbsent(claim.claimant(), each -> new ArrayList<>())
                        .add(stretch);
            } else {
                taken.add(stretch);
            }
        }
        return new TrialCalendar(
                new PlanBits(plan),
                site,
                window,
                Set.copyOf(movers.values()),
                new TrialClaims(plan.revision(), taken, moving));
    }
}
