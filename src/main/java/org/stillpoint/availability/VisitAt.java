package org.stillpoint.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Service;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.TimeSlot;

/**
 * A visit for a service at a site and a start, as one revision of the clinic's plan describes it.
 *
 * @param practitioner who must play the first role that they can play, if anybody must
 */
public record VisitAt(ClinicPlan plan, Service service, Site site, Instant start, Optional<Actor> practitioner) {

    public VisitAt(ClinicPlan plan, Service service, Site site, Instant start) {
        this(plan, service, site, start, Optional.empty());
    }

    /** From the start until the last need is over: the room's turnover included. */
    public TimeSlot occupied() {
        return TimeSlot.of(start, Duration.ofMinutes(service.totalMinutes()));
    }

    /** From the start until the patient leaves. */
    public TimeSlot attended() {
        return TimeSlot.of(start, Duration.ofMinutes(service.patientMinutes()));
    }

    /** Whether the start is a multiple of the service's start grid in the site's local time after midnight. */
    public boolean isOnStartGrid() {
        return Grid.isOnCell(start) && PlanBits.isOnStartGrid(start, site.zone(), service.startGridMinutes());
    }
}
