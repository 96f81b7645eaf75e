package org.stillpoint.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.availability.Served;
import org.stillpoint.availability.VisitAt;
import org.stillpoint.clinic.Site;

/** A visit with its place, time, phases and actors, as it goes into an appointment. */
record PlannedVisit(
        Site site,
        UUID serviceId,
        Instant start,
        List<PlannedPhase> phases,
        List<PlannedActor> actors,
        Optional<String> overrideReason) {

    static PlannedVisit of(VisitAt visit, List<Served> served, Optional<String> overrideReason) {
        return new PlannedVisit(
                visit.site(),
                visit.service().id(),
                visit.start(),
                PlannedPhase.of(visit.service()),
                served.stream().map(PlannedActor::of).toList(),
                overrideReason);
    }

    static PlannedVisit of(Hold hold, Site site) {
        return new PlannedVisit(site, hold.serviceId(), hold.start(), hold.phases(), hold.actors(), Optional.empty());
    }
}
