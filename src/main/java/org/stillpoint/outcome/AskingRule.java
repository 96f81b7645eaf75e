package org.stillpoint.outcome;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.stillpoint.clinic.LocalTimes;

/**
 * When a patient can be asked again. Days are calendar days where the patient is treated: who is asked each Monday may come ten minutes
 * earlier than the week before.
 *
 * @param refusedDays fewer between two complete answers are refused
 * @param warnedDays fewer are accepted with a warning
 * @param apartFromDose so long after the end of dosing nobody is asked
 */
public record AskingRule(int refusedDays, int warnedDays, Duration apartFromDose) {

    boolean refuses(Instant one, Instant other, ZoneId zone) {
        return days(one, other, zone) < refusedDays;
    }

    boolean warnsOf(Instant one, Instant other, ZoneId zone) {
        return days(one, other, zone) < warnedDays;
    }

    private static long days(Instant one, Instant other, ZoneId zone) {
        return Math.abs(ChronoUnit.DAYS.between(day(one, zone), day(other, zone)));
    }

    /** From when on it can be asked again. */
    public Instant againFrom(Instant last, ZoneId zone) {
        return begin(day(last, zone).plusDays(refusedDays), zone);
    }

    /** Answers since then can not be asked for again at that moment; the moment itself, if there is no such rule. */
    public Instant stillStands(Instant moment, ZoneId zone) {
        return refusedDays == 0 ? moment : begin(day(moment, zone).minusDays(refusedDays - 1L), zone);
    }

    private static LocalDate day(Instant moment, ZoneId zone) {
        return LocalDate.ofInstant(moment, zone);
    }

    private static Instant begin(LocalDate day, ZoneId zone) {
        return LocalTimes.instant(day, LocalTime.MIDNIGHT, zone);
    }
}
