package org.stillpoint.treatment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.availability.Availability;
import org.stillpoint.availability.FreeStarts;
import org.stillpoint.availability.SlotSearch;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.ActorKind;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Service;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.TimeSlot;

/**
 * What is free for a patient at a site: one search of availability for the whole stretch of each service that is asked for, one
 * more for each preferred practitioner, and one more where somebody is avoided.
 */
final class FreeCalendar implements CourseCalendar {

    private final Availability availability;
    private final ClinicPlan plan;
    private final Site site;
    private final UUID patient;
    private final CoursePreferences preferences;
    private final TimeSlot time;
    private final Instant now;
    private final Set<UUID> moving;
    private final Map<String, Searched> searched = new HashMap<>();
    private final Map<String, Map<LocalDate, List<FreeStart>>> days = new HashMap<>();

    /** {@code moving} are appointments whose claims are in nobody's way. */
    FreeCalendar(
            Availability availability,
            ClinicPlan plan,
            Site site,
            UUID patient,
            CoursePreferences preferences,
            TimeSlot time,
            Instant now,
            Set<UUID> moving) {
        this.availability = availability;
        this.plan = plan;
        this.site = site;
        this.patient = patient;
        this.preferences = preferences;
        this.time = time;
        this.now = now;
        this.moving = Set.copyOf(moving);
    }

    /** The starts of a service: all, those without anybody avoided, those with somebody preferred. */
    private record Searched(FreeStarts all, FreeStarts good, List<FreeStarts> preferred) {}

    @Override
    public List<FreeStart> starts(String service, LocalDate day) {
        return days.computeIfAbsent(service, unknown -> new HashMap<>())
                .computeIfAbsent(day, unknown -> read(service, day));
    }

    private List<FreeStart> read(String service, LocalDate day) {
        var found = searched(service);
        if (found.isEmpty()) {
            return List.of();
        }
        var starts = found.get();
        Set<Instant> good = starts.good() == starts.all()
                ? Set.copyOf(starts.all().on(day))
                : Set.copyOf(starts.good().on(day));
        Set<Instant> preferred = starts.preferred().stream()
                .flatMap(each -> each.on(day).stream())
                .collect(Collectors.toSet());
        return starts.all().on(day).stream()
                .map(start -> new FreeStart(
                        start,
                        LocalDateTime.ofInstant(start, site.zone()).toLocalTime(),
                        serving(start, good, preferred)))
                .toList();
    }

    private static FreeStart.Serving serving(Instant start, Set<Instant> good, Set<Instant> preferred) {
        if (!good.contains(start)) {
            return FreeStart.Serving.ONLY_AVOIDED;
        }
        return preferred.contains(start) ? FreeStart.Serving.PREFERRED : FreeStart.Serving.ANYBODY;
    }

    @Override
    public Seat seat(String service, FreeStart start, Set<UUID> known) {
        var seated = searched(service)
                .orElseThrow()
                .good()
                .seat(start.start(), known)
                .orElseThrow();
        var practitioners = seated.served().stream()
                .map(served -> plan.actor(served.actorId()).orElseThrow())
                .filter(actor -> actor.kind() == ActorKind.PRACTITIONER)
                .map(Actor::id)
                .collect(Collectors.toSet());
        return new Seat(seated.served(), practitioners, seated.unusableMinutes());
    }

    /** Empty where notice and horizon leave nothing of the stretch. */
    private Optional<Searched> searched(String code) {
        var service = plan.service(code).orElseThrow();
        var starts = SearchTime.of(service, time, now);
        return starts.map(wanted -> searched.computeIfAbsent(code, unknown -> search(service, wanted)));
    }

    private Searched search(Service service, TimeSlot starts) {
        var all = search(service, starts, Optional.empty(), Set.of());
        var good = preferences.avoided().isEmpty()
                ? all
                : search(service, starts, Optional.empty(), preferences.avoided());
        var preferred = preferences.preferred().stream()
                .flatMap(id -> plan.actor(id).stream())
                .filter(actor -> !actor.retired() && canServe(actor, service))
                .map(actor -> search(service, starts, Optional.of(actor), preferences.avoided()))
                .toList();
        return new Searched(all, good, preferred);
    }

    private static boolean canServe(Actor actor, Service service) {
        return service.needs().stream().anyMatch(need -> actor.canServeAs(need.capability()));
    }

    private FreeStarts search(Service service, TimeSlot starts, Optional<Actor> practitioner, Set<UUID> avoided) {
        return availability.slots(new SlotSearch(
                plan, service, site, starts, Optional.of(patient), practitioner, new HashSet<>(avoided), moving));
    }
}
