package org.stillpoint.treatment;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.stillpoint.availability.TrialCalendar;
import org.stillpoint.availability.TrialSample;
import org.stillpoint.availability.TrialSample.Claim;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.ActorKind;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Need;
import org.stillpoint.clinic.Phase;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Service;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.testsupport.ClinicSample;

/** A made-up clinic on two days, booked by chance, of which a nurse calls in sick on the first day. */
final class RandomRepair {

    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final LocalDate FIRST = LocalDate.parse("2026-06-01");
    static final int OPENING = 8;
    private static final UUID SITE = new UUID(5, 0);

    private final Random random;
    private final Optional<Random> wishes;
    private final int closing;
    private final ClinicPlan plan;
    private final Site site;
    private final List<Actor> actors;
    private final List<Service> services;
    private final Map<UUID, List<Claim>> booked = new LinkedHashMap<>();
    private final Map<UUID, DisplacedVisit> visits = new HashMap<>();
    private final List<UUID> people = new ArrayList<>();
    private final List<DisplacedVisit> displaced = new ArrayList<>();
    private final List<Claim> block = new ArrayList<>();

    /**
     * @param nurses of whom {@code ill} call in sick; of everything else there is as much
     * @param hours that it is open each day
     * @param most displaced visits at the most
     */
    RandomRepair(long seed, int nurses, int ill, int hours, int most) {
        this(seed, nurses, ill, hours, most, Optional.empty());
    }

    /** The same clinic, in which most visits belong to a course whose patient wishes for something. */
    static RandomRepair ofCourses(long seed, int nurses, int ill, int hours, int most) {
        return new RandomRepair(seed, nurses, ill, hours, most, Optional.of(new Random(-seed)));
    }

    private RandomRepair(long seed, int nurses, int ill, int hours, int most, Optional<Random> wishes) {
        random = new Random(seed);
        this.wishes = wishes;
        closing = OPENING + hours;
        var clinic = ClinicSample.in(ZONE.getId()).openOnly("mon-sun", "%02d:00-%02d:00".formatted(OPENING, closing));
        for (int n = 0; n < nurses; n++) {
            boolean infuses = n == 0 || random.nextInt(3) > 0;
            clinic.practitioner(
                    "nurse" + n,
                    2 + random.nextInt(2),
                    infuses ? new String[] {"NURSE", "INFUSION"} : new String[] {"NURSE"});
            clinic.actor(
                    "room" + n,
                    ActorKind.ROOM,
                    1,
                    random.nextInt(4) > 0 ? new String[] {"ROOM", "CHAIR"} : new String[] {"CHAIR"});
            clinic.device("monitor" + n, "MONITOR");
        }
        clinic.service("infusion", service -> service.every(30)
                .phase(PhaseCode.PREPARATION, 15)
                .phase(PhaseCode.DOSING, 30)
                .phase(PhaseCode.OBSERVATION, 45)
                .phase(PhaseCode.TURNOVER, 15)
                .need("ROOM", PhaseCode.PREPARATION, PhaseCode.TURNOVER)
                .need("WHO", "INFUSION", 2, PhaseCode.PREPARATION, PhaseCode.DOSING)
                .need("WHO", "NURSE", 1, PhaseCode.OBSERVATION, PhaseCode.OBSERVATION)
                .need("MONITOR", PhaseCode.DOSING, PhaseCode.OBSERVATION));
        clinic.service("injection", service -> service.every(30)
                .phase(PhaseCode.DOSING, 60)
                .need("CHAIR", PhaseCode.DOSING, PhaseCode.DOSING)
                .need("NURSE", PhaseCode.DOSING, PhaseCode.DOSING));
        site = withId(clinic.site());
        actors = IntStream.range(0, nurses)
                .boxed()
                .flatMap(n -> Stream.of(
                        withId(clinic.actor("nurse" + n), 100 + n),
                        withId(clinic.actor("room" + n), 200 + n),
                        withId(clinic.actor("monitor" + n), 300 + n)))
                .toList();
        services = List.of(withId(clinic.service("infusion"), 1), withId(clinic.service("injection"), 2));
        plan = new ClinicPlan(1, clinic.plan().settings(), List.of(site), actors, services);
        for (int tries = 0; tries < nurses * hours * 4; tries++) {
            book();
        }
        for (int n = 0; n < ill; n++) {
            callInSick(actors.get(3 * n), most);
        }
        displaced.sort(Comparator.comparing(DisplacedVisit::start).thenComparing(DisplacedVisit::appointment));
    }

    /** Samples have other ids in each run; here a seed is always the same clinic. */
    private static Site withId(Site site) {
        return new Site(
                SITE,
                "site",
                site.name(),
                site.alias(),
                site.address(),
                site.country(),
                site.phone(),
                site.zone(),
                site.openingHours(),
                site.closures(),
                false);
    }

    private static Actor withId(Actor actor, int number) {
        return new Actor(
                new UUID(4, number),
                "actor-" + number,
                actor.name(),
                actor.kind(),
                SITE,
                actor.capabilities(),
                actor.lanes(),
                actor.workingHours(),
                actor.exceptions(),
                false);
    }

    private static Service withId(Service service, int number) {
        return new Service(
                new UUID(6, number),
                "SERVICE_" + number,
                service.name(),
                service.publicName(),
                service.route(),
                service.phases(),
                service.needs(),
                service.startGridMinutes(),
                0,
                365,
                false,
                Set.of(SITE),
                false);
    }

    private void book() {
        var service = services.get(random.nextInt(services.size()));
        var day = FIRST.plusDays(random.nextInt(2));
        var start = day.atTime(OPENING, 0)
                .atZone(ZONE)
                .toInstant()
                .plus(Duration.ofMinutes(30L * random.nextInt(2 * (closing - OPENING))));
        if (people.isEmpty() || random.nextInt(4) > 0) {
            people.add(new UUID(1, people.size()));
        }
        var id = new UUID(2, random.nextLong());
        var person = people.get(random.nextInt(people.size()));
        var claims = seat(id, person, service, start);
        if (claims != null) {
            booked.put(id, claims);
            var actors = claims.stream()
                    .map(Claim::schedule)
                    .filter(each -> !each.equals(person))
                    .collect(Collectors.toSet());
            visits.put(id, new DisplacedVisit(id, 1, person, service, start, day, actors, terms(day)));
        }
    }

    /** Of a visit on one of the two days; whatever it asks, the visit may be somewhere else than its own time. */
    private CourseTerms terms(LocalDate day) {
        if (wishes.isEmpty()) {
            return CourseTerms.NONE;
        }
        var chance = wishes.get();
        return new CourseTerms(
                new CoursePreferences(
                        chance.nextInt(6) > 0 ? Set.of() : Set.of(day.getDayOfWeek(), DayOfWeek.SUNDAY),
                        chance.nextInt(4) > 0 ? Set.of() : Set.of(DayPart.values()[chance.nextInt(3)]),
                        chance.nextInt(5) > 0
                                ? Optional.empty()
                                : Optional.of(LocalTime.of(OPENING + chance.nextInt(2), 30)),
                        chance.nextInt(5) > 0
                                ? Optional.empty()
                                : Optional.of(LocalTime.of(closing - 1 - chance.nextInt(3), 0)),
                        chance.nextInt(6) > 0 ? List.of() : List.of(new DateSpan(FIRST.plusDays(1), FIRST.plusDays(4))),
                        Set.of(),
                        chance.nextInt(2) > 0
                                ? Set.of()
                                : Set.of(actors.get(3 * chance.nextInt(actors.size() / 3))
                                        .id())),
                chance.nextInt(4) > 0 ? Optional.empty() : Optional.of(day.minusDays(1)),
                chance.nextInt(4) > 0 ? Optional.empty() : Optional.of(day.plusDays(1)));
    }

    /** Whoever comes first by chance, lane by lane. */
    private List<Claim> seat(UUID id, UUID person, Service service, Instant start) {
        var claims = new ArrayList<Claim>();
        claims.add(new Claim(id, person, 0, start, start.plus(Duration.ofMinutes(service.patientMinutes()))));
        if (!isFree(claims.getFirst(), List.of())) {
            return null;
        }
        for (var role : roles(service).values()) {
            var byChance = new ArrayList<>(actors);
            Collections.shuffle(byChance, random);
            if (byChance.stream().noneMatch(actor -> take(id, role, actor, service, start, claims))) {
                return null;
            }
        }
        return claims;
    }

    private boolean take(UUID id, List<Need> role, Actor actor, Service service, Instant start, List<Claim> claims) {
        var wanted = new ArrayList<>(claims);
        for (var need : role) {
            int lanes = 0;
            for (int lane = 0; lane < actor.lanes() && lanes < need.lanes(); lane++) {
                var claim = claim(id, actor, lane, need, service, start);
                if (actor.canServeAs(need.capability()) && isFree(claim, wanted)) {
                    wanted.add(claim);
                    lanes++;
                }
            }
            if (lanes < need.lanes()) {
                return false;
            }
        }
        claims.clear();
        return claims.addAll(wanted);
    }

    static Claim claim(UUID id, Actor actor, int lane, Need need, Service service, Instant start) {
        int from = 0;
        int to = 0;
        int at = 0;
        for (Phase phase : service.phases()) {
            from = phase.code() == need.from() ? at : from;
            at += phase.minutes();
            to = phase.code() == need.to() ? at : to;
        }
        return new Claim(
                id, actor.id(), lane, start.plus(Duration.ofMinutes(from)), start.plus(Duration.ofMinutes(to)));
    }

    static Map<String, List<Need>> roles(Service service) {
        return service.needs().stream()
                .collect(Collectors.groupingBy(Need::role, LinkedHashMap::new, Collectors.toList()));
    }

    private boolean isFree(Claim claim, List<Claim> own) {
        return isOpen(claim)
                && own.stream().noneMatch(other -> meet(claim, other))
                && booked.values().stream().flatMap(List::stream).noneMatch(other -> meet(claim, other));
    }

    boolean isOpen(Claim claim) {
        var end = claim.from()
                .atZone(ZONE)
                .toLocalDate()
                .atTime(closing, 0)
                .atZone(ZONE)
                .toInstant();
        return !claim.to().isAfter(end);
    }

    private static boolean meet(Claim one, Claim other) {
        return one.schedule().equals(other.schedule())
                && one.lane() == other.lane()
                && one.from().isBefore(other.to())
                && other.from().isBefore(one.to());
    }

    private void callInSick(Actor nurse, int most) {
        var ill = new UUID(3, 0);
        for (int lane = 0; lane < nurse.lanes(); lane++) {
            block.add(new Claim(ill, nurse.id(), lane, at(OPENING), at(closing)));
        }
        for (var id : List.copyOf(booked.keySet())) {
            var lost = booked.get(id).stream()
                    .filter(claim -> claim.schedule().equals(nurse.id())
                            && block.stream().anyMatch(other -> meet(claim, other)))
                    .toList();
            if (lost.isEmpty()) {
                continue;
            }
            if (displaced.size() == most && !displaced.contains(visits.get(id))) {
                booked.remove(id);
                continue;
            }
            var left = new ArrayList<>(booked.get(id));
            left.removeAll(lost);
            booked.put(id, left);
            if (!displaced.contains(visits.get(id))) {
                displaced.add(visits.get(id));
            }
        }
    }

    private static Instant at(int hour) {
        return FIRST.atTime(hour, 0).atZone(ZONE).toInstant();
    }

    List<DisplacedVisit> displaced() {
        return displaced;
    }

    Set<Actor> actors() {
        return new LinkedHashSet<>(actors);
    }

    /** What stands, whatever the repair does. */
    List<Claim> standing() {
        var ids = displaced.stream().map(DisplacedVisit::appointment).toList();
        var all = new ArrayList<>(block);
        booked.forEach((id, claims) -> {
            if (!ids.contains(id)) {
                all.addAll(claims);
            }
        });
        return all;
    }

    /** What a displaced visit has left. */
    List<Claim> left(DisplacedVisit visit) {
        return booked.get(visit.appointment());
    }

    TimeSlot window() {
        return new TimeSlot(
                FIRST.atStartOfDay(ZONE).toInstant(),
                FIRST.plusDays(2).atStartOfDay(ZONE).toInstant());
    }

    RepairQuestion question() {
        return question(window());
    }

    /** Nobody can go to the other day. */
    RepairQuestion questionOfOneDay() {
        return question(new TimeSlot(
                window().start(), FIRST.plusDays(1).atStartOfDay(ZONE).toInstant()));
    }

    private RepairQuestion question(TimeSlot starts) {
        var movers = displaced.stream().collect(Collectors.toMap(DisplacedVisit::appointment, DisplacedVisit::patient));
        var claims = new ArrayList<>(standing());
        displaced.forEach(visit -> claims.addAll(left(visit)));
        TrialCalendar calendar = TrialSample.calendar(plan, site, window(), claims, movers);
        var candidates = new RepairCandidates(calendar, ZONE);
        return new RepairQuestion(
                displaced.stream()
                        .map(visit -> candidates.of(
                                visit,
                                RepairCandidates.wanted(
                                                visit, candidates.choices(visit, starts), ZONE, new LeftOutTimes())
                                        .stream()
                                        .filter(choice -> isFree(visit, choice.day()))
                                        .toList()))
                        .toList(),
                calendar,
                this::allows);
    }

    /** What a visit may have if it moves, told once more in other words. */
    boolean allowed(DisplacedVisit visit, RepairChoice choice) {
        var terms = visit.terms();
        var wanted = terms.preferences();
        var time = choice.start().atZone(ZONE).toLocalTime();
        var part = time.getHour() < 12 ? DayPart.MORNING : time.getHour() < 17 ? DayPart.AFTERNOON : DayPart.EVENING;
        boolean preferred = (wanted.weekdays().isEmpty()
                        || wanted.weekdays().contains(choice.day().getDayOfWeek()))
                && (wanted.dayParts().isEmpty() || wanted.dayParts().contains(part))
                && (wanted.notBefore().isEmpty()
                        || time.compareTo(wanted.notBefore().get()) >= 0)
                && (wanted.notAfter().isEmpty()
                        || time.compareTo(wanted.notAfter().get()) <= 0)
                && wanted.datesAway().stream()
                        .flatMap(away -> away.from().datesUntil(away.to().plusDays(1)))
                        .noneMatch(choice.day()::equals);
        boolean inOrder = choice.day().equals(visit.day())
                || !terms.after().equals(Optional.of(choice.day()))
                        && !terms.before().equals(Optional.of(choice.day()));
        return preferred && inOrder && isFree(visit, choice.day());
    }

    /** Every start at which it could be if nothing were asked of it, nearest first. */
    List<RepairChoice> everyChoice(DisplacedVisit visit, TrialCalendar calendar) {
        return new RepairCandidates(calendar, ZONE).choices(visit, window());
    }

    /** Another day must be free of the person's other visits. */
    private boolean isFree(DisplacedVisit visit, LocalDate day) {
        return day.equals(visit.day())
                || visits.values().stream()
                        .noneMatch(other -> booked.containsKey(other.appointment())
                                && !displaced.contains(other)
                                && other.patient().equals(visit.patient())
                                && other.day().equals(day));
    }

    /** Of two that are displaced none may go to a day on which the other is. */
    boolean allows(UUID patient, Map<UUID, LocalDate> days) {
        for (var one : days.entrySet()) {
            boolean moved = !visits.get(one.getKey()).day().equals(one.getValue());
            if (moved && Collections.frequency(days.values(), one.getValue()) > 1) {
                return false;
            }
        }
        return true;
    }
}
