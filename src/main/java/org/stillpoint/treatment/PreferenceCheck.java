package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.stillpoint.clinic.ActorKind;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.LocalTimes;
import org.stillpoint.clinic.Service;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.TimeSlot;

/**
 * Refuses preferences that name nobody, and those by which nothing could ever be proposed: by the site's hours and by who works
 * there, whatever is booked.
 */
@ApplicationScoped
class PreferenceCheck {

    private static final String AVOIDED = "avoidedPractitioners";

    private final Clinic clinic;

    PreferenceCheck(Clinic clinic) {
        this.clinic = clinic;
    }

    /** {@code window} are the days on which the next session may be. */
    void insist(Preferences wanted, Protocol protocol, Site site, StartTreatmentSeries.Window window) {
        insist(wanted, protocol, site, window, "/preferences");
    }

    /** {@code at} is where the preferences stand in the request. */
    void insist(Preferences wanted, Protocol protocol, Site site, StartTreatmentSeries.Window window, String at) {
        var plan = clinic.plan(known ->
                wanted.practitioners().allMatch(code -> known.actor(code).isPresent()));
        insistOnPractitioners(wanted, plan, site, at);
        var services = protocol.course().stream()
                .map(step -> plan.service(step.service()).orElseThrow())
                .distinct()
                .toList();
        var excluding = excluding(wanted, services.getFirst(), site, window);
        var all = new ArrayList<>(excluding);
        if (services.stream().anyMatch(service -> leavesNobody(wanted, service, plan, site))) {
            all.add(AVOIDED);
        }
        if (!all.isEmpty()) {
            throw new PreferencesExcludeEverything(all);
        }
    }

    private static void insistOnPractitioners(Preferences wanted, ClinicPlan plan, Site site, String at) {
        var errors = new InvalidRequest.Collector();
        check(wanted.preferredPractitioners(), at + "/preferredPractitioners/", plan, site, errors);
        check(wanted.avoidedPractitioners(), at + "/avoidedPractitioners/", plan, site, errors);
        errors.check(
                        wanted.avoidedPractitioners().stream().noneMatch(wanted.preferredPractitioners()::contains),
                        at + "/avoidedPractitioners",
                        "names somebody who is preferred")
                .refuse();
    }

    private static void check(
            List<String> codes, String pointer, ClinicPlan plan, Site site, InvalidRequest.Collector errors) {
        for (int at = 0; at < codes.size(); at++) {
            errors.check(
                    plan.actor(codes.get(at))
                            .filter(actor -> !actor.retired() && actor.kind() == ActorKind.PRACTITIONER)
                            .filter(actor -> actor.siteId().equals(site.id()))
                            .isPresent(),
                    pointer + at,
                    "is no practitioner of the site");
        }
    }

    /** The names of those that leave nothing: each that does so by itself, else all of them together. */
    private static List<String> excluding(
            Preferences wanted, Service service, Site site, StartTreatmentSeries.Window window) {
        var starts = starts(service, site, window);
        if (starts.isEmpty()) {
            return List.of(); // The clinic is closed, whatever anybody prefers: the proposal tells so.
        }
        var rules = rules(wanted);
        var alone = rules.entrySet().stream()
                .filter(rule -> starts.stream().noneMatch(rule.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!alone.isEmpty()) {
            return alone;
        }
        return starts.stream().noneMatch(start -> rules.values().stream().allMatch(rule -> rule.test(start)))
                ? List.copyOf(rules.keySet())
                : List.of();
    }

    private static List<LocalDateTime> starts(Service service, Site site, StartTreatmentSeries.Window window) {
        var zone = site.zone();
        var days = new TimeSlot(
                LocalTimes.instant(window.from(), LocalTime.MIDNIGHT, zone),
                LocalTimes.instant(window.to().plusDays(1), LocalTime.MIDNIGHT, zone));
        var step = Duration.ofMinutes(service.startGridMinutes());
        var length = Duration.ofMinutes(service.totalMinutes());
        var starts = new ArrayList<LocalDateTime>();
        for (var open : LocalTimes.openTimes(site, days)) {
            for (var at = open.start(); !at.plus(length).isAfter(open.end()); at = at.plus(step)) {
                starts.add(LocalDateTime.ofInstant(at, zone));
            }
        }
        return starts;
    }

    private static Map<String, Predicate<LocalDateTime>> rules(Preferences wanted) {
        var rules = new LinkedHashMap<String, Predicate<LocalDateTime>>();
        if (!wanted.weekdays().isEmpty()) {
            rules.put("weekdays", start -> wanted.weekdays().contains(start.getDayOfWeek()));
        }
        if (!wanted.dayParts().isEmpty()) {
            rules.put("dayParts", start -> wanted.dayParts().contains(DayPart.of(start.toLocalTime())));
        }
        if (wanted.notBefore() != null) {
            rules.put("notBefore", start -> !start.toLocalTime().isBefore(wanted.notBefore()));
        }
        if (wanted.notAfter() != null) {
            rules.put("notAfter", start -> !start.toLocalTime().isAfter(wanted.notAfter()));
        }
        if (!wanted.datesAway().isEmpty()) {
            rules.put("datesAway", start -> wanted.datesAway().stream()
                    .noneMatch(away -> has(away, start.toLocalDate())));
        }
        return rules;
    }

    private static boolean has(Preferences.Away away, LocalDate day) {
        return !day.isBefore(away.from()) && !day.isAfter(away.to());
    }

    /** Everybody who could play some role is avoided. */
    private static boolean leavesNobody(Preferences wanted, Service service, ClinicPlan plan, Site site) {
        var avoided = Set.copyOf(wanted.avoidedPractitioners());
        return service.needs().stream().anyMatch(need -> {
            var capable = plan.actorsAt(site).stream()
                    .filter(actor -> actor.canServeAs(need.capability()))
                    .collect(Collectors.toSet());
            return !capable.isEmpty() && capable.stream().allMatch(actor -> avoided.contains(actor.code()));
        });
    }
}
