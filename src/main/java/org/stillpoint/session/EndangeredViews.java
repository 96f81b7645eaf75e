package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stillpoint.availability.ClaimKind;
import org.stillpoint.availability.Shortfall;
import org.stillpoint.availability.Shortfall.Taker;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.scheduling.PatientVisits;
import org.stillpoint.scheduling.PlannedActor;
import org.stillpoint.scheduling.VisitFact;

/** Tells who is in the way of a visit that takes longer. */
@ApplicationScoped
class EndangeredViews {

    private static final String PATIENT = "PATIENT";

    private final PatientVisits visits;
    private final Sessions sessions;
    private final Clinic clinic;

    EndangeredViews(PatientVisits visits, Sessions sessions, Clinic clinic) {
        this.visits = visits;
        this.sessions = sessions;
        this.clinic = clinic;
    }

    EndangeredView of(Ongoing ongoing, List<Shortfall> shortfalls) {
        var later = endangered(ongoing, shortfalls).stream()
                .collect(Collectors.toMap(VisitFact::id, Function.identity(), (one, same) -> one, LinkedHashMap::new));
        return new EndangeredView(
                ongoing.file().session().id(),
                ongoing.file().site().zone(),
                ongoing.file().local(ongoing.clock().plannedEnd()),
                later.values().stream()
                        .map(fact -> appointment(fact, ongoing, shortfalls))
                        .toList(),
                inTheWay(ongoing, shortfalls, taker -> !later.containsKey(taker.claimant())),
                ongoing.file().session().version());
    }

    /** Those who come later and are not being treated yet, by their starts. */
    List<VisitFact> endangered(Ongoing ongoing, Collection<Shortfall> shortfalls) {
        var claimants = new LinkedHashSet<UUID>();
        shortfalls.stream()
                .flatMap(shortfall -> shortfall.takers().stream())
                .filter(taker -> taker.kind() == ClaimKind.APPOINTMENT)
                .forEach(taker -> claimants.add(taker.claimant()));
        if (claimants.isEmpty()) {
            return List.of();
        }
        var treated = sessions.treated(claimants);
        var start = ongoing.file().visit().start();
        return visits.of(claimants).stream()
                .filter(VisitFact::counts)
                .filter(fact -> fact.start().isAfter(start) && !treated.contains(fact.id()))
                .toList();
    }

    private EndangeredView.Appointment appointment(VisitFact fact, Ongoing ongoing, List<Shortfall> shortfalls) {
        var missing = inTheWay(ongoing, shortfalls, taker -> taker.claimant().equals(fact.id()));
        return new EndangeredView.Appointment(
                fact.id(),
                fact.reference(),
                fact.start().atZone(fact.site().zone()).toOffsetDateTime(),
                missing.stream()
                        .mapToLong(EndangeredView.InTheWay::minutes)
                        .max()
                        .orElse(0),
                missing);
    }

    private interface Wanted {
        boolean is(Taker taker);
    }

    private List<EndangeredView.InTheWay> inTheWay(Ongoing ongoing, List<Shortfall> shortfalls, Wanted wanted) {
        Map<UUID, String> roles = ongoing.file().visit().actors().stream()
                .collect(Collectors.toMap(PlannedActor::actor, PlannedActor::role, (one, other) -> one));
        return shortfalls.stream()
                .flatMap(shortfall -> shortfall.takers().stream()
                        .filter(wanted::is)
                        .map(taker -> inTheWay(ongoing, shortfall, taker, roles)))
                .sorted(Comparator.comparing(EndangeredView.InTheWay::from))
                .toList();
    }

    private EndangeredView.InTheWay inTheWay(
            Ongoing ongoing, Shortfall shortfall, Taker taker, Map<UUID, String> roles) {
        var actor = clinic.plan().actor(shortfall.schedule());
        return new EndangeredView.InTheWay(
                taker.kind(),
                Optional.ofNullable(roles.get(shortfall.schedule())).orElse(PATIENT),
                actor.map(Actor::code).orElse(null),
                actor.map(Actor::name).orElse(null),
                ongoing.file().local(taker.during().start()),
                ongoing.file().local(taker.during().end()),
                Duration.between(taker.during().start(), taker.during().end()).toMinutes());
    }
}
