package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.availability.Availability;
import org.stillpoint.clinic.ActorKind;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.LocalTimes;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.scheduling.PatientVisits;
import org.stillpoint.scheduling.VisitFact;

/** Puts together what the planner has to know about a series: what is wished for, what stands, and what is free. */
@ApplicationScoped
class CourseQuestions {

    /** As far as availability looks in one search. */
    private static final int FARTHEST_DAYS = 189;

    /** Room for what the rhythm allows beyond what it asks. */
    private static final int SLACK_DAYS = 14;

    private static final OptionalInt FORMER_ROUND = OptionalInt.of(-1);

    private final Availability availability;
    private final PatientVisits visits;
    private final VisitsWithoutDose withoutDose;
    private final PatientCourses courses;
    private final Clinic clinic;

    CourseQuestions(
            Availability availability,
            PatientVisits visits,
            VisitsWithoutDose withoutDose,
            PatientCourses courses,
            Clinic clinic) {
        this.availability = availability;
        this.visits = visits;
        this.withoutDose = withoutDose;
        this.courses = courses;
        this.clinic = clinic;
    }

    /** What is asked, with the clinic's plan that it was asked of. */
    record Asked(CourseQuestion question, ClinicPlan plan) {}

    /**
     * Booked visits that do not stay where they are.
     *
     * @param to where they would be, as far as that is settled; the others of them count for nothing
     */
    record Moving(Set<UUID> appointments, Map<UUID, Instant> to) {

        static final Moving NOTHING = new Moving(Set.of(), Map.of());

        Optional<Instant> start(UUID appointment, Instant present) {
            return appointments.contains(appointment) ? Optional.ofNullable(to.get(appointment)) : Optional.of(present);
        }
    }

    Asked of(SeriesFile file, List<SessionWish> wishes, Preferences preferences, int limit, Instant now) {
        return of(file, wishes, preferences, limit, now, Moving.NOTHING);
    }

    Asked of(
            SeriesFile file, List<SessionWish> wishes, Preferences preferences, int limit, Instant now, Moving moving) {
        var plan = clinic.plan();
        var site = file.site();
        var today = LocalDate.ofInstant(now, site.zone());
        var start = start(file, today);
        var until = until(file, start, wishes);
        var wanted = preferences.in(plan);
        var time = new TimeSlot(
                LocalTimes.instant(start.from(), LocalTime.MIDNIGHT, site.zone()),
                LocalTimes.instant(until.plusDays(1), LocalTime.MIDNIGHT, site.zone()));
        var calendar = new FreeCalendar(
                availability, plan, site, file.series().patientId(), wanted, time, now, moving.appointments());
        var protocol = file.protocol();
        var course = courses.of(file.series().patientId());
        var question = new CourseQuestion(
                wishes,
                standing(file, plan, moving),
                SpacingTerms.of(protocol.spacing(), course.floors().get(protocol.route()), file.progress()),
                course.others(protocol.route(), moving.appointments()),
                wanted,
                start,
                until,
                limit,
                calendar);
        return new Asked(question, plan);
    }

    /** The window that was agreed on; once that is over or the course has begun, from today on. */
    private static DateSpan start(SeriesFile file, LocalDate today) {
        var progress = file.progress();
        var beginning = new CourseWishes(progress, file.protocol().spacing(), today).beginning(file.start());
        boolean begun = progress.treatments().findAny().isPresent();
        return begun ? new DateSpan(beginning.from(), today.plusDays(FARTHEST_DAYS)) : beginning;
    }

    private static LocalDate until(SeriesFile file, DateSpan start, List<SessionWish> wishes) {
        boolean begun = file.progress().treatments().findAny().isPresent();
        var last = file.progress().treatments().map(SeriesSession::day).reduce((before, after) -> after);
        var from = begun ? last.filter(start.from()::isBefore).orElse(start.from()) : start.to();
        var weeks = new HashMap<Integer, Integer>();
        int gaps = 0;
        for (var wish : wishes) {
            wish.bounds().sinceStepBegan().ifPresent(days -> weeks.merge(wish.step(), days.to(), Math::max));
            gaps += wish.bounds().sinceStepBegan().isPresent()
                    ? 0
                    : wish.bounds().sinceTreatment().map(DaySpan::to).orElse(0);
        }
        int days = gaps + weeks.values().stream().mapToInt(Integer::intValue).sum() + SLACK_DAYS;
        return Stream.concat(
                        Stream.of(from.plusDays(days), start.from().plusDays(FARTHEST_DAYS)),
                        reviewsDue(file.progress(), wishes))
                .min(Comparator.naturalOrder())
                .filter(start.from()::isBefore)
                .orElse(start.from());
    }

    /** Of a step without an end nothing is planned beyond the day by which it has to be reviewed. */
    private static Stream<LocalDate> reviewsDue(CourseProgress progress, List<SessionWish> wishes) {
        return wishes.stream()
                .map(SessionWish::step)
                .distinct()
                .filter(step -> progress.state(step).of().isEmpty())
                .flatMap(step -> progress.reviewDue(step).stream());
    }

    /** Every treatment of the patient, the series' reviews, and the days on which a prescriber let the course go on. */
    private List<StandingVisit> standing(SeriesFile file, ClinicPlan plan, Moving moving) {
        var standing = new ArrayList<StandingVisit>();
        var own = file.sessions().stream().collect(Collectors.toMap(SeriesSession::appointment, each -> each));
        var treatments = visits.treatmentsOf(file.series().patientId()).stream()
                .filter(VisitFact::counts)
                .toList();
        var undosed = withoutDose.among(treatments.stream().map(VisitFact::id).toList());
        treatments.stream().filter(visit -> !undosed.contains(visit.id())).forEach(visit -> moving.start(
                        visit.id(), visit.start())
                .ifPresent(start -> standing.add(standing(visit, start, step(file, own, visit.id()), plan))));
        file.sessions().stream()
                .filter(SeriesSession::stands)
                .filter(session -> session.step() < file.protocol().course().size()
                        && !file.protocol().course().get(session.step()).isTreatment())
                .forEach(session -> moving.start(session.appointment(), session.start())
                        .map(start -> LocalDateTime.ofInstant(start, file.site().zone()))
                        .ifPresent(local -> standing.add(new StandingVisit(
                                OptionalInt.of(session.step()),
                                local.toLocalDate(),
                                local.toLocalTime(),
                                false,
                                Set.of()))));
        file.reviewDays()
                .forEach(day ->
                        standing.add(new StandingVisit(OptionalInt.empty(), day, LocalTime.MIDNIGHT, false, Set.of())));
        return standing;
    }

    private static OptionalInt step(SeriesFile file, Map<UUID, SeriesSession> own, UUID appointment) {
        var session = own.get(appointment);
        if (session == null) {
            return OptionalInt.empty();
        }
        return session.round() == file.series().base().round() ? OptionalInt.of(session.step()) : FORMER_ROUND;
    }

    private static StandingVisit standing(VisitFact visit, Instant start, OptionalInt step, ClinicPlan plan) {
        var local = LocalDateTime.ofInstant(start, visit.site().zone());
        var practitioners = visit.actors().stream()
                .map(served -> served.actor())
                .filter(id -> plan.actor(id)
                        .filter(actor -> actor.kind() == ActorKind.PRACTITIONER)
                        .isPresent())
                .collect(Collectors.toSet());
        return new StandingVisit(step, local.toLocalDate(), local.toLocalTime(), true, practitioners);
    }
}
