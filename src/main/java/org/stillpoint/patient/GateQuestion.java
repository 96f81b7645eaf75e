package org.stillpoint.patient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;
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
 */
public record GateQuestion(UUID patient, Route route, Site site, Instant at, Instant asked) {

    public LocalDate visitDay() {
        return dayOf(at);
    }

    public LocalDate today() {
        return dayOf(asked);
    }

    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, site.zone());
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
