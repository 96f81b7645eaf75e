package org.stillpoint.patient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.clinic.LocalTimes;
import org.stillpoint.clinic.Route;
import org.stillpoint.clinic.Site;

/**
 * May this patient have a visit of this route, at this site, at that moment? Judged for the visit's day, not for today: what will
 * have expired by then has expired. Days are local days of the site.
 *
 * @param at when the visit starts
 * @param asked the moment of asking
 * @param moving appointments whose present times do not count, because they get others together with this visit, or are it
 * @param alongside when the patient's other treatments start that are booked or moved together with this visit
 * @param knownUntil what was recorded later counts for nothing; empty where all counts
 * @param when it is asked: before it is booked or moved, or on its day
 */
public record GateQuestion(
        UUID patient,
        Route route,
        Site site,
        Instant at,
        Instant asked,
        Set<UUID> moving,
        List<Instant> alongside,
        Optional<Instant> knownUntil,
        GateMoment when) {

    public GateQuestion {
        moving = Set.copyOf(moving);
        alongside = List.copyOf(alongside);
    }

    /** About one of several visits, by all that is known. */
    public GateQuestion(
            UUID patient,
            Route route,
            Site site,
            Instant at,
            Instant asked,
            Set<UUID> moving,
            List<Instant> alongside) {
        this(patient, route, site, at, asked, moving, alongside, Optional.empty(), GateMoment.BEFORE);
    }

    /** About one new visit. */
    public GateQuestion(UUID patient, Route route, Site site, Instant at, Instant asked) {
        this(patient, route, site, at, asked, Set.of(), List.of());
    }

    /** The same about a visit that is booked already as this appointment, or moves. */
    public GateQuestion asAppointment(UUID appointment) {
        return new GateQuestion(patient, route, site, at, asked, Set.of(appointment), alongside, knownUntil, when);
    }

    /** The same by what was known at that moment. */
    public GateQuestion asKnownAt(Instant moment) {
        return new GateQuestion(patient, route, site, at, asked, moving, alongside, Optional.of(moment), when);
    }

    /** The same on the day of the visit, when all that is booked has been judged already. */
    public GateQuestion onItsDay() {
        return new GateQuestion(patient, route, site, at, asked, moving, alongside, knownUntil, GateMoment.DAY);
    }

    /** Whether something counts that was recorded, or ended, at that moment. */
    public boolean knows(Instant recorded) {
        return knownUntil.filter(recorded::isAfter).isEmpty();
    }

    public LocalDate visitDay() {
        return dayOf(at);
    }

    public LocalDate today() {
        return dayOf(asked);
    }

    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, site.zone());
    }

    /** When the visit starts, as the wire has it. */
    OffsetDateTime start() {
        return local(Optional.of(at));
    }

    /** As the wire has it; null for none. */
    OffsetDateTime local(Optional<Instant> moment) {
        return moment.map(instant -> instant.atZone(site.zone()).toOffsetDateTime())
                .orElse(null);
    }

    /** The end of something whose last day this is: the midnight after it. */
    public Instant endOf(LocalDate lastDay) {
        return LocalTimes.instant(lastDay.plusDays(1), LocalTime.MIDNIGHT, site.zone());
    }
}
