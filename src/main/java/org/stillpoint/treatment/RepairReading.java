package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.availability.Availability;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Site;
import org.stillpoint.patient.BrokenRule;
import org.stillpoint.patient.GateQuestion;
import org.stillpoint.patient.Gates;
import org.stillpoint.patient.NotMet;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.scheduling.AppointmentStatus;
import org.stillpoint.scheduling.PatientVisits;
import org.stillpoint.scheduling.PlannedActor;
import org.stillpoint.scheduling.VisitFact;

/** Reads all that a repair is sought by, so that the search itself needs no database. */
@ApplicationScoped
@Transactional
class RepairReading {

    private final PatientVisits visits;
    private final Availability availability;
    private final Gates gates;
    private final DisplacedCourses courses;
    private final Clinic clinic;
    private final RepairConfig config;
    private final Clock clock;

    RepairReading(
            PatientVisits visits,
            Availability availability,
            Gates gates,
            DisplacedCourses courses,
            Clinic clinic,
            RepairConfig config,
            Clock clock) {
        this.visits = visits;
        this.availability = availability;
        this.gates = gates;
        this.courses = courses;
        this.clinic = clinic;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @param facts the visits that have not begun
     */
    record Read(ClinicPlan plan, Site site, List<VisitFact> facts, RepairQuestion question, LeftOutTimes leftOut) {}

    /** A day on which a visit might be. */
    private record Day(UUID appointment, LocalDate day) {}

    /** Throws {@link org.stillpoint.availability.PlanMoved} if the plan is not the newest; the caller starts over. */
    Read read(RepairScope scope) {
        var plan = clinic.plan(known -> known.site(scope.site()).isPresent());
        var site = plan.site(scope.site()).orElseThrow();
        var now = clock.instant();
        var facts = facts(scope, now);
        var terms = courses.terms(facts.stream().map(VisitFact::id).toList(), plan);
        var displaced = facts.stream()
                .map(fact -> displaced(fact, terms.getOrDefault(fact.id(), CourseTerms.NONE), plan, site))
                .toList();
        var window = window(displaced, site, now);
        var movers = new LinkedHashMap<UUID, UUID>();
        displaced.forEach(visit -> movers.put(visit.appointment(), visit.patient()));
        var calendar = availability.trial(plan, site, window, movers, scope.ongoing());
        var candidates = new RepairCandidates(calendar, site.zone());
        var choices = new LinkedHashMap<DisplacedVisit, List<RepairChoice>>();
        var leftOut = new LeftOutTimes();
        displaced.forEach(visit -> choices.put(
                visit,
                RepairCandidates.wanted(
                        visit, bookable(visit, candidates.choices(visit, window), now), site.zone(), leftOut)));
        var refusals = refusals(choices, site, now);
        var question = new RepairQuestion(
                choices.entrySet().stream()
                        .map(each -> candidates.of(
                                each.getKey(), allowed(each.getKey(), each.getValue(), refusals, leftOut)))
                        .toList(),
                calendar,
                oneOtherDay(displaced));
        return new Read(plan, site, facts, question, leftOut);
    }

    /** Nobody is asked to move who is here already. */
    private List<VisitFact> facts(RepairScope scope, Instant now) {
        var found = scope.makesRoom()
                ? visits.of(scope.visits()).stream()
                        .filter(fact -> fact.status() == AppointmentStatus.BOOKED)
                        .toList()
                : visits.displacedAt(scope.site(), scope.starts());
        return found.stream().filter(fact -> fact.start().isAfter(now)).toList();
    }

    private static DisplacedVisit displaced(VisitFact fact, CourseTerms terms, ClinicPlan plan, Site site) {
        return new DisplacedVisit(
                fact.id(),
                fact.version(),
                fact.patient(),
                plan.service(fact.service().id()).orElseThrow(),
                fact.start(),
                LocalDate.ofInstant(fact.start(), site.zone()),
                fact.actors().stream().map(PlannedActor::actor).collect(Collectors.toSet()),
                terms);
    }

    /** Whole local days, from today on at the earliest. */
    private TimeSlot window(List<DisplacedVisit> displaced, Site site, Instant now) {
        var today = LocalDate.ofInstant(now, site.zone());
        var first = displaced.stream()
                .map(DisplacedVisit::day)
                .min(LocalDate::compareTo)
                .orElse(today);
        var last = displaced.stream()
                .map(DisplacedVisit::day)
                .max(LocalDate::compareTo)
                .orElse(today);
        var from = first.minusDays(config.daysAround());
        // A day more, so that what begins late in the evening has somewhere to end.
        return new TimeSlot(
                (from.isBefore(today) ? today : from).atStartOfDay(site.zone()).toInstant(),
                last.plusDays(config.daysAround() + 2L)
                        .atStartOfDay(site.zone())
                        .toInstant());
    }

    /** Another start keeps the clinic's rules about starts; its own is excused, because only the people change. */
    private List<RepairChoice> bookable(DisplacedVisit visit, List<RepairChoice> choices, Instant now) {
        var earliest = now.plus(Duration.ofMinutes(visit.service().minimumNoticeMinutes()));
        var latest = now.plus(Duration.ofDays(visit.service().horizonDays()));
        return choices.stream()
                .filter(choice -> !choice.moves()
                        || !choice.start().isBefore(earliest)
                                && !choice.start().isAfter(latest)
                                && isNear(visit, choice.day()))
                .toList();
    }

    private boolean isNear(DisplacedVisit visit, LocalDate day) {
        return Math.abs(day.toEpochDay() - visit.day().toEpochDay()) <= config.daysAround();
    }

    /** What the gates say against each visit on each day to which it could go, judged for the last start of the day. */
    private Map<Day, List<RepairReason>> refusals(
            Map<DisplacedVisit, List<RepairChoice>> choices, Site site, Instant now) {
        var days = new ArrayList<Day>();
        var questions = new TreeMap<Integer, GateQuestion>();
        choices.forEach((visit, each) -> {
            var last = new LinkedHashMap<LocalDate, Instant>();
            each.stream()
                    .filter(RepairChoice::moves)
                    .forEach(choice ->
                            last.merge(choice.day(), choice.start(), (one, other) -> one.isAfter(other) ? one : other));
            last.forEach((day, at) -> {
                questions.put(
                        days.size(),
                        new GateQuestion(visit.patient(), visit.service().route(), site, at, now)
                                .asAppointment(visit.appointment()));
                days.add(new Day(visit.appointment(), day));
            });
        });
        var refusals = new HashMap<Day, List<RepairReason>>();
        gates.judge(questions, Set.of())
                .forEach((number, verdict) -> refusals.put(
                        days.get(number),
                        verdict.notMet().stream()
                                .flatMap(RepairReading::named)
                                .map(code -> new RepairReason(code, "At other times " + code + " would not be met."))
                                .toList()));
        return refusals;
    }

    private static List<RepairChoice> allowed(
            DisplacedVisit visit,
            List<RepairChoice> choices,
            Map<Day, List<RepairReason>> refusals,
            LeftOutTimes leftOut) {
        var allowed = new ArrayList<RepairChoice>();
        for (var choice : choices) {
            var refused = refusals.getOrDefault(new Day(visit.appointment(), choice.day()), List.of());
            if (!choice.moves() || refused.isEmpty()) {
                allowed.add(choice);
            }
            refused.forEach(why -> leftOut.add(visit.appointment(), why, choice.minutesMoved()));
        }
        return allowed;
    }

    /** The gate, or each of its rules that would be broken. */
    private static Stream<String> named(NotMet gate) {
        return gate.broken().isEmpty()
                ? Stream.of(gate.code())
                : gate.broken().stream().map(BrokenRule::rule);
    }

    /**
     * The gates have judged each visit as if the patient's others stayed where they are. So of several displaced visits of one
     * patient no more than one goes to another day.
     */
    private static RepairRule oneOtherDay(List<DisplacedVisit> displaced) {
        var days = displaced.stream().collect(Collectors.toMap(DisplacedVisit::appointment, DisplacedVisit::day));
        return (patient, where) -> where.entrySet().stream()
                        .filter(each -> !each.getValue().equals(days.get(each.getKey())))
                        .count()
                <= 1;
    }
}
