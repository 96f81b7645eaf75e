package org.stillpoint.testsupport;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.ActorKind;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.HoursException;
import org.stillpoint.clinic.PlanInstaller;
import org.stillpoint.clinic.Service;
import org.stillpoint.clinic.Settings;
import org.stillpoint.clinic.Shift;
import org.stillpoint.clinic.Site;
import org.stillpoint.clinic.WeeklyHours;

/**
 * A made-up clinic of one site. Each sample has its own codes and ids, so that tests never meet: a name given here
 * ({@code "nurse"}) is found again by {@link #actor} and {@link #service}. {@link #plan} is enough for plain tests;
 * {@link #install} puts the same into the running clinic of a {@code @QuarkusTest}.
 */
public final class ClinicSample {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Settings SETTINGS = new Settings(10, 24, 3);

    private final String suffix =
            COUNT.incrementAndGet() + UUID.randomUUID().toString().substring(0, 6);
    private final UUID siteId = UUID.randomUUID();
    private final ZoneId zone;
    private final Map<DayOfWeek, List<Shift>> opening = new EnumMap<>(DayOfWeek.class);
    private final List<HoursException> closures = new ArrayList<>();
    private final Map<String, Actor> actors = new LinkedHashMap<>();
    private final Map<String, Service> services = new LinkedHashMap<>();

    private ClinicSample(ZoneId zone) {
        this.zone = zone;
        open("mon-sun", "00:00-24:00");
    }

    /** A site that is always open, until {@link #open} or {@link #closed} says otherwise. */
    public static ClinicSample in(String zone) {
        return new ClinicSample(ZoneId.of(zone));
    }

    /** Opening hours as in the clinic file; the first call replaces the hours around the clock for these days. */
    public ClinicSample open(String days, String... hours) {
        days(days).forEach(day -> opening.put(day, shifts(hours)));
        return this;
    }

    /** Open on these days only. */
    public ClinicSample openOnly(String days, String... hours) {
        opening.clear();
        return open(days, hours);
    }

    public ClinicSample closed(String from, String to, String... hours) {
        closures.add(exception(from, to, hours));
        return this;
    }

    public ClinicSample room(String name, String... capabilities) {
        return actor(name, ActorKind.ROOM, 1, capabilities);
    }

    public ClinicSample device(String name, String... capabilities) {
        return actor(name, ActorKind.DEVICE, 1, capabilities);
    }

    public ClinicSample practitioner(String name, int lanes, String... capabilities) {
        return actor(name, ActorKind.PRACTITIONER, lanes, capabilities);
    }

    public ClinicSample actor(String name, ActorKind kind, int lanes, String... capabilities) {
        actors.put(
                name,
                new Actor(
                        UUID.randomUUID(),
                        name + "-" + suffix,
                        name,
                        kind,
                        siteId,
                        Set.of(capabilities),
                        lanes,
                        Optional.empty(),
                        List.of(),
                        false));
        return this;
    }

    /** Working hours of an actor; without any it works whenever the site is open. */
    public ClinicSample works(String name, String days, String... hours) {
        var actor = actors.get(name);
        var shifts = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
        actor.workingHours().ifPresent(present -> shifts.putAll(present.shifts()));
        days(days).forEach(day -> shifts.put(day, shifts(hours)));
        return replace(name, Optional.of(new WeeklyHours(shifts)), actor.exceptions());
    }

    /** Other hours on some days, none meaning away. */
    public ClinicSample away(String name, String from, String to, String... hours) {
        var actor = actors.get(name);
        var exceptions = new ArrayList<>(actor.exceptions());
        exceptions.add(exception(from, to, hours));
        return replace(name, actor.workingHours(), exceptions);
    }

    private ClinicSample replace(String name, Optional<WeeklyHours> hours, List<HoursException> exceptions) {
        var old = actors.get(name);
        actors.put(
                name,
                new Actor(
                        old.id(),
                        old.code(),
                        old.name(),
                        old.kind(),
                        old.siteId(),
                        old.capabilities(),
                        old.lanes(),
                        hours,
                        List.copyOf(exceptions),
                        old.retired()));
        return this;
    }

    public ClinicSample service(String name, Consumer<ServiceSample> description) {
        var sample = new ServiceSample();
        description.accept(sample);
        services.put(name, sample.service((name + "_" + suffix).toUpperCase(), siteId));
        return this;
    }

    public ClinicPlan plan() {
        return new ClinicPlan(1, SETTINGS, List.of(site()), actors.values(), services.values());
    }

    /** Adds this site, its actors and its services to the running clinic. */
    public ClinicSample install() {
        PlanInstaller.add(plan());
        return this;
    }

    public Site site() {
        return new Site(
                siteId,
                "site-" + suffix,
                "Sample site " + suffix,
                "Sample office",
                "1 Sample Street",
                "US",
                "+16175550123",
                zone,
                new WeeklyHours(opening),
                List.copyOf(closures),
                false);
    }

    public Actor actor(String name) {
        return Optional.ofNullable(actors.get(name)).orElseThrow();
    }

    public Service service(String name) {
        return Optional.ofNullable(services.get(name)).orElseThrow();
    }

    private static HoursException exception(String from, String to, String... hours) {
        return new HoursException(LocalDate.parse(from), LocalDate.parse(to), shifts(hours), "sample");
    }

    private static List<DayOfWeek> days(String range) {
        var names = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
        var ends = range.split("-");
        return List.of(DayOfWeek.values()).subList(names.indexOf(ends[0]), names.indexOf(ends[ends.length - 1]) + 1);
    }

    private static List<Shift> shifts(String... hours) {
        return Arrays.stream(hours)
                .map(text -> text.split("-"))
                .map(ends -> new Shift(LocalTime.parse(ends[0]), LocalTime.parse(ends[1].replace("24:00", "00:00"))))
                .toList();
    }
}
