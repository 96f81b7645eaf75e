package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.availability.Availability;
import org.stillpoint.availability.Seated;
import org.stillpoint.availability.Served;
import org.stillpoint.availability.SlotSearch;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.scheduling.PlannedActor;
import org.stillpoint.scheduling.VisitFact;

/** Who would serve a booked visit at another time, or instead of somebody who was taken away: whoever was to serve it comes first. */
@ApplicationScoped
class RepairSeats {

    private final Availability availability;
    private final Clinic clinic;

    RepairSeats(Availability availability, Clinic clinic) {
        this.availability = availability;
        this.clinic = clinic;
    }

    boolean keepsItsTime(SeriesSession session, Map<UUID, VisitFact> facts, Preferences preferences) {
        return seat(facts.get(session.appointment()), session.start(), preferences)
                .isPresent();
    }

    List<Served> of(VisitFact visit, Instant start, Preferences preferences) {
        return seat(visit, start, preferences).map(Seated::served).orElse(List.of());
    }

    private Optional<Seated> seat(VisitFact visit, Instant start, Preferences preferences) {
        var plan = clinic.plan();
        var starts = availability.slots(new SlotSearch(
                plan,
                plan.service(visit.service().id()).orElseThrow(),
                plan.site(visit.site().id()).orElseThrow(),
                new TimeSlot(start, start.plusSeconds(1)),
                Optional.of(visit.patient()),
                Optional.empty(),
                preferences.in(plan).avoided(),
                Set.of(visit.id())));
        return starts.seat(
                start, visit.actors().stream().map(PlannedActor::actor).collect(Collectors.toSet()));
    }
}
