package org.stillpoint.clinic;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.stillpoint.platform.TimeSlot;

/**
 * The one place where local times become moments. A local time that does not exist (spring) moves forward by the gap, one
 * that exists twice (autumn) is the earlier one. Lists of slots are sorted, merged and cut to the window.
 */
public final class LocalTimes {

    /** A shift of up to 24 hours may reach into the window from the day before, or over a day that its zone skipped. */
    private static final int DAYS_BEFORE = 2;

    private LocalTimes() {}

    public static Instant instant(LocalDate date, LocalTime time, ZoneId zone) {
        return ZonedDateTime.ofLocal(date.atTime(time), zone, null).toInstant();
    }

    /** The day from midnight to midnight: 23, 24, 25 or other hours; empty for a day that the zone skipped. */
    public static Optional<TimeSlot> day(LocalDate date, ZoneId zone) {
        return slot(date, new Shift(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT), zone);
    }

    /** A shift that starts on a date; empty when the day or the whole shift does not exist there. */
    public static Optional<TimeSlot> slot(LocalDate date, Shift shift, ZoneId zone) {
        if (skipped(date, zone)) {
            return Optional.empty();
        }
        var start = instant(date, shift.start(), zone);
        var end = instant(shift.overMidnight() ? date.plusDays(1) : date, shift.end(), zone);
        return start.isBefore(end) ? Optional.of(new TimeSlot(start, end)) : Optional.empty();
    }

    /** When a site is open: its opening hours, with the hours of its closures instead on the days that these cover. */
    public static List<TimeSlot> openTimes(Site site, TimeSlot window) {
        return slots(date -> openShifts(site, date), site.zone(), window);
    }

    /** When an actor works: its own hours where it has some, else its site's, and never outside of its site's. */
    public static List<TimeSlot> workingTimes(ClinicPlan plan, Actor actor, TimeSlot window) {
        var site = plan.site(actor.siteId()).orElseThrow();
        return workingTimes(site, actor, window);
    }

    /** As {@link #workingTimes(ClinicPlan, Actor, TimeSlot)}, for a caller that has the actor's site at hand. */
    public static List<TimeSlot> workingTimes(Site site, Actor actor, TimeSlot window) {
        var open = openTimes(site, window);
        if (actor.workingHours().isEmpty() && actor.exceptions().isEmpty()) {
            return open;
        }
        return TimeSlots.intersection(open, slots(date -> shifts(site, actor, date), site.zone(), window));
    }

    private static List<Shift> shifts(Site site, Actor actor, LocalDate date) {
        return exception(actor.exceptions(), date).orElseGet(() -> actor.workingHours()
                .map(hours -> hours.on(date.getDayOfWeek()))
                .orElseGet(() -> openShifts(site, date)));
    }

    private static List<Shift> openShifts(Site site, LocalDate date) {
        return exception(site.closures(), date)
                .orElseGet(() -> site.openingHours().on(date.getDayOfWeek()));
    }

    private static Optional<List<Shift>> exception(List<HoursException> exceptions, LocalDate date) {
        for (var exception : exceptions) {
            if (exception.covers(date)) {
                return Optional.of(exception.hours());
            }
        }
        return Optional.empty();
    }

    private static List<TimeSlot> slots(Function<LocalDate, List<Shift>> shifts, ZoneId zone, TimeSlot window) {
        var slots = new ArrayList<TimeSlot>();
        var last = LocalDate.ofInstant(window.end(), zone);
        var first = LocalDate.ofInstant(window.start(), zone).minusDays(DAYS_BEFORE);
        for (var date = first; !date.isAfter(last); date = date.plusDays(1)) {
            for (var shift : shifts.apply(date)) {
                slot(date, shift, zone).ifPresent(slots::add);
            }
        }
        return TimeSlots.intersection(TimeSlots.merged(slots), List.of(window));
    }

    private static boolean skipped(LocalDate date, ZoneId zone) {
        return !date.atStartOfDay(zone).toLocalDate().equals(date);
    }
}
