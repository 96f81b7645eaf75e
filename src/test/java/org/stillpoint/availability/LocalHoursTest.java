package org.stillpoint.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.stillpoint.availability.RandomClinic.Span;
import org.stillpoint.availability.Visit.Role;
import org.stillpoint.availability.Visit.Stretch;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Shift;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.testsupport.ClinicSample;

/**
 * The whole search without its query, on clinics described in local time, around the days on which the clocks change, against
 * an oracle that asks of each five minutes by itself whether somebody works then.
 */
class LocalHoursTest {

    private static final List<String> ZONES = List.of(
            "America/New_York",
            "Europe/Berlin",
            "Australia/Lord_Howe",
            "America/St_Johns",
            "Asia/Kathmandu",
            "Pacific/Apia");
    private static final List<String[]> HOURS = List.of(
            new String[] {"08:00-12:00", "13:00-17:30"},
            new String[] {"22:00-03:30"},
            new String[] {"00:00-24:00"},
            new String[] {"01:30-02:30", "05:10-06:40"},
            new String[] {});
    private static final int VISIT_CELLS = 9;
    private static final ZoneId APIA = ZoneId.of("Pacific/Apia");
    private static final LocalDate SKIPPED = LocalDate.parse("2011-12-30");

    /** From and to as they came about; over the change of the clocks that may be no time at all. */
    private record Hours(Instant from, Instant to) {}

    @Property(tries = 400)
    void findsTheSameSlotsInLocalTimeAsAskingEachFiveMinutes(@ForAll long seed) {
        var random = new Random(seed);
        var zone = ZONES.get(random.nextInt(ZONES.size()));
        var clinic = clinic(zone, random);
        var plan = clinic.plan();
        var service = plan.services().iterator().next();
        var day = changeOfTheClocks(ZoneId.of(zone), random).minusDays(2);
        var starts = new TimeSlot(midnight(day, zone), midnight(day.plusDays(4), zone));
        var time = new TimeSlot(starts.start(), starts.end().plus(Duration.ofMinutes(VISIT_CELLS * 5L)));
        var window = new Window(
                new PlanBits(plan), service, clinic.site(), time, Optional.empty(), Optional.empty(), Set.of());
        var taken = taken(plan.actorsAt(clinic.site()), window.grid(), random);

        var found = window.engine(taken).starts(window.starts(starts));

        var oracle = oracle(plan.actorsAt(clinic.site()), clinic.site(), window.grid(), taken);
        for (int cell = 0; cell < window.grid().cells(); cell++) {
            boolean wanted = starts.contains(window.grid().instant(cell))
                    && minuteOfDay(window.grid().instant(cell), zone) % service.startGridMinutes() == 0;
            boolean fits = wanted && oracle.fits(cell);
            assertThat(found.get(cell))
                    .as("%s at %s", zone, window.grid().instant(cell))
                    .isEqualTo(fits);
        }
    }

    private static ClinicSample clinic(String zone, Random random) {
        var clinic = ClinicSample.in(zone).openOnly("mon-sun", hours(random));
        clinic.open("fri", hours(random))
                .open("sun", hours(random)); // the last day of Apia's year was a Saturday after no Friday
        if (random.nextBoolean()) {
            clinic.closed("2026-03-28", "2026-03-29", "09:00-11:00");
        }
        clinic.room("room", "A").practitioner("one", 1 + random.nextInt(3), "B").practitioner("two", 2, "A", "B");
        clinic.works("one", "mon-sun", hours(random))
                .works("one", "fri", hours(random))
                .works("one", "sun", hours(random));
        int grid = List.of(5, 15, 30, 60).get(random.nextInt(4));
        return clinic.service("visit", service -> service.phase(PhaseCode.PREPARATION, 15)
                .phase(PhaseCode.DOSING, 20)
                .phase(PhaseCode.TURNOVER, 10)
                .need("A", 1, PhaseCode.PREPARATION, PhaseCode.TURNOVER)
                .need("B", 1, PhaseCode.PREPARATION, PhaseCode.DOSING)
                .every(grid));
    }

    private static String[] hours(Random random) {
        return HOURS.get(random.nextInt(HOURS.size()));
    }

    /** Apia has none any more; the last one of 2011 skipped a day. */
    private static LocalDate changeOfTheClocks(ZoneId zone, Random random) {
        var year = zone.equals(APIA) ? "2011" : "2026";
        var from = Instant.parse(year + "-01-01T00:00:00Z").plus(Duration.ofDays(random.nextInt(360)));
        var change = zone.getRules().nextTransition(from);
        return LocalDate.ofInstant(change == null ? from : change.getInstant(), zone);
    }

    private static Instant midnight(LocalDate date, String zone) {
        return date.atStartOfDay(ZoneId.of(zone)).toInstant();
    }

    private static int minuteOfDay(Instant moment, String zone) {
        return moment.atZone(ZoneId.of(zone)).toLocalTime().toSecondOfDay() / 60;
    }

    private static List<Taken.Stretch> taken(List<Actor> actors, Grid grid, Random random) {
        var taken = new ArrayList<Taken.Stretch>();
        for (int n = random.nextInt(12); n > 0; n--) {
            var actor = actors.get(random.nextInt(actors.size()));
            long from = grid.firstCell() + random.nextInt(grid.cells());
            taken.add(
                    new Taken.Stretch(actor.id(), random.nextInt(actor.lanes()), from, from + 1 + random.nextInt(40)));
        }
        return taken;
    }

    private static NaiveOracle oracle(List<Actor> actors, Site site, Grid grid, List<Taken.Stretch> taken) {
        var open = open(site, grid);
        var naive = actors.stream()
                .map(actor -> new RandomClinic.Actor(
                        actor.id(), actor.code(), actor.lanes(), actor.capabilities(), worked(actor, open, site, grid)))
                .toList();
        var used = taken.stream()
                .map(stretch -> new RandomClinic.Taken(
                        naive.stream()
                                .filter(actor -> actor.id().equals(stretch.schedule()))
                                .findFirst()
                                .orElseThrow(),
                        stretch.lane(),
                        (int) (stretch.from() - grid.firstCell()),
                        (int) (stretch.to() - grid.firstCell())))
                .toList();
        var roles = List.of(
                new Role("A", List.of(new Stretch("A", 1, 0, VISIT_CELLS))),
                new Role("B", List.of(new Stretch("B", 1, 0, 7))));
        return new NaiveOracle(new RandomClinic(naive, used, roles), roles, grid.cells());
    }

    private static List<Span> worked(Actor actor, List<Hours> open, Site site, Grid grid) {
        var hours = actor.workingHours().map(week -> during(site, grid, date -> week.on(date.getDayOfWeek())));
        var worked = new ArrayList<Span>();
        for (int cell = 0; cell < grid.cells(); cell++) {
            var moment = grid.instant(cell);
            if (!isIn(open, moment)
                    || !hours.map(shifts -> isIn(shifts, moment)).orElse(true)) {
                continue;
            }
            boolean goesOn = !worked.isEmpty() && worked.getLast().to() == cell;
            worked.add(new Span(goesOn ? worked.removeLast().from() : cell, cell + 1));
        }
        return worked;
    }

    private static List<Hours> open(Site site, Grid grid) {
        return during(site, grid, date -> site.closures().stream()
                .filter(closure -> closure.covers(date))
                .findFirst()
                .map(closure -> closure.hours())
                .orElseGet(() -> site.openingHours().on(date.getDayOfWeek())));
    }

    private static boolean isIn(List<Hours> shifts, Instant moment) {
        return shifts.stream().anyMatch(shift -> !moment.isBefore(shift.from()) && moment.isBefore(shift.to()));
    }

    /** Those of the days before, too, because a night's shift ends on the next day. */
    private static List<Hours> during(Site site, Grid grid, Function<LocalDate, List<Shift>> shifts) {
        var zone = site.zone();
        var last = LocalDate.ofInstant(grid.instant(grid.cells() - 1), zone);
        return LocalDate.ofInstant(grid.instant(0), zone)
                .minusDays(2)
                .datesUntil(last.plusDays(1))
                .filter(date -> !zone.equals(APIA) || !date.equals(SKIPPED))
                .flatMap(date -> shifts.apply(date).stream().map(shift -> hours(date, shift, zone)))
                .toList();
    }

    private static Hours hours(LocalDate date, Shift shift, ZoneId zone) {
        var lastDay = shift.end().isAfter(shift.start()) ? date : date.plusDays(1);
        return new Hours(
                date.atTime(shift.start()).atZone(zone).toInstant(),
                lastDay.atTime(shift.end()).atZone(zone).toInstant());
    }
}
