package org.stillpoint.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stillpoint.followup.PatientFacts.Dosed;
import org.stillpoint.outcome.AskingRule;
import org.stillpoint.treatment.CourseFact;
import org.stillpoint.treatment.CourseFact.Review;
import org.stillpoint.treatment.CourseFact.Visit;
import org.stillpoint.treatment.CoursePhase;
import org.stillpoint.treatment.FollowUpPlan;
import org.stillpoint.treatment.SeriesStatus;

/**
 * The treatments of one course, or those that belong to none, and what follows them by each anchor of a plan.
 *
 * @param doses in the order of their ends
 * @param protocol the version by which it is followed up
 * @param zone of the days of its site
 * @param asking when an instrument that was answered can be asked again
 */
record DoseGroup(
        PatientFacts facts,
        List<Dosed> doses,
        Optional<CourseFact> course,
        Optional<UUID> protocol,
        ZoneId zone,
        Function<String, AskingRule> asking) {

    List<Planned> eachSession(FollowUpPlan plan) {
        int first = Math.min(plan.first().orElse(doses.size()), doses.size());
        return IntStream.range(0, first)
                .mapToObj(at -> after(
                        plan,
                        doses.get(at),
                        why(plan, doses.get(at)).number(at + 1, plan.first().orElse(null))))
                .toList();
    }

    /** Beyond those of the plan, or by the plan of those who have none. */
    List<Planned> checkInsAskedFor(List<FollowUpPlan> plans) {
        var own = plans.stream().filter(DoseGroup::isCheckIn).findFirst();
        int first = own.map(plan -> plan.first().orElse(doses.size())).orElse(0);
        var plan = own.or(() ->
                FollowUpDefaults.plans().stream().filter(DoseGroup::isCheckIn).findFirst());
        return plan.stream()
                .flatMap(each -> IntStream.range(first, doses.size())
                        .filter(at -> doses.get(at).checkIn())
                        .mapToObj(at -> after(
                                each, doses.get(at), why(each, doses.get(at)).number(at + 1, null))))
                .toList();
    }

    static boolean isCheckIn(FollowUpPlan plan) {
        return plan.after() == FollowUpPlan.Anchor.EACH_SESSION && FollowUpDefaults.kind(plan) == FollowUpKind.CHECK_IN;
    }

    /** As long as nothing follows, in whatever course; what is asked, as long as no visit comes before the day on which it is due. */
    Optional<Planned> lastSession(FollowUpPlan plan) {
        return last().filter(dose -> isAsking(plan) ? isAsked(plan, dose) : nothingFollows(dose))
                .map(dose -> after(plan, dose, why(plan, dose)));
    }

    private static boolean isAsking(FollowUpPlan plan) {
        return FollowUpDefaults.kind(plan) == FollowUpKind.QUESTIONNAIRE;
    }

    private boolean isAsked(FollowUpPlan plan, Dosed dose) {
        var due = day(Window.of(plan, dose.endedAt()).due());
        return facts.doses().getLast().equals(dose)
                && facts.booked().stream()
                        .noneMatch(visit -> day(visit.start()).isBefore(due) || asksBefore(visit.appointment()));
    }

    /** The phases after an induction have questions of their own before their sessions. */
    private boolean asksBefore(UUID appointment) {
        return facts.courses().stream()
                .filter(each -> each.status() == SeriesStatus.ACTIVE)
                .flatMap(each -> each.visits().stream())
                .filter(visit -> visit.phase() == CoursePhase.OPTIMISATION || visit.phase() == CoursePhase.MAINTENANCE)
                .anyMatch(visit -> visit.appointment().equals(appointment));
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /** Where a course goes on, that says when the next one is; whose course was ended, or stopped by a review, is not to come again. */
    Optional<Planned> singleSession(FollowUpPlan plan) {
        return last().filter(dose -> doses.size() == 1 && !facts.isInCourse())
                .filter(dose -> course.stream().noneMatch(DoseGroup::isBrokenOff))
                .filter(this::nothingFollows)
                .map(dose -> after(plan, dose, why(plan, dose)));
    }

    private static boolean isBrokenOff(CourseFact course) {
        return course.status() == SeriesStatus.ENDED
                || !course.reviews().isEmpty() && !course.reviews().getLast().goesOn();
    }

    /**
     * Before the next phase. Held before it was due, there is none; of a course that somebody has ended none is held any more. Whoever
     * is here for the last session of the induction has not had it yet.
     */
    Optional<Planned> inductionReview(FollowUpPlan plan) {
        return course.filter(CourseFact::inductionOver)
                .filter(each -> hasPhase(each, CoursePhase.REVIEW))
                .filter(each -> facts.booked().stream()
                        .map(PatientFacts.Booked::appointment)
                        .noneMatch(inductions(each)::contains))
                .flatMap(each -> lastInduction(each)
                        .map(dose -> inductionReview(plan, each, dose))
                        .filter(review -> review.done().isPresent() || each.status() != SeriesStatus.ENDED));
    }

    private Planned inductionReview(FollowUpPlan plan, CourseFact of, Dosed dose) {
        var held = of.reviews().stream()
                .filter(review -> review.phase() == CoursePhase.REVIEW)
                .map(Review::at)
                .filter(at -> !at.isBefore(dose.endedAt()))
                .findFirst();
        // Of this induction: a visit that was before its last session looked at an earlier round.
        var booked = of.visits().stream()
                .filter(visit -> visit.phase() == CoursePhase.REVIEW && visit.stands())
                .filter(visit -> !visit.start().isBefore(dose.endedAt()))
                .map(Visit::appointment)
                .findFirst();
        return after(plan, dose, why(plan, dose)).bookedAs(booked).done(held.map(Planned.Done::at));
    }

    /** The induction is over, or was broken off, and nothing is going to follow it. */
    Optional<Planned> withoutMaintenance(FollowUpPlan plan) {
        return course.filter(each -> each.status() == SeriesStatus.ENDED || each.inductionOver() && !each.goesOn())
                .flatMap(this::lastInduction)
                .filter(this::nothingFollows)
                .map(dose -> after(plan, dose, why(plan, dose)));
    }

    Optional<Dosed> last() {
        return doses.isEmpty() ? Optional.empty() : Optional.of(doses.getLast());
    }

    private static Set<UUID> inductions(CourseFact of) {
        return of.visits().stream()
                .filter(visit -> visit.phase() == CoursePhase.INDUCTION)
                .map(Visit::appointment)
                .collect(Collectors.toSet());
    }

    private Optional<Dosed> lastInduction(CourseFact of) {
        var inductions = inductions(of);
        return doses.stream()
                .filter(dose -> inductions.contains(dose.appointment()))
                .reduce((one, other) -> other);
    }

    private static boolean hasPhase(CourseFact course, CoursePhase phase) {
        return course.protocol().course().stream().anyMatch(step -> step.phase() == phase);
    }

    private boolean nothingFollows(Dosed dose) {
        return facts.booked().isEmpty() && facts.doses().getLast().equals(dose);
    }

    private static Why why(FollowUpPlan plan, Dosed dose) {
        return Why.after(plan.after().name(), dose.endedAt(), plan.dueHours());
    }

    /** A questionnaire is done once all that it asks for is answered, also before it is asked: it can not be asked again at once. */
    private Planned after(FollowUpPlan plan, Dosed dose, Why why) {
        var window = askable(plan, dose, Window.of(plan, dose.endedAt()));
        return planned(plan, plan.code() + ":" + dose.session(), Optional.of(dose.session()), window, why)
                .answered(facts.answered(plan.instruments(), dose.endedAt(), window.to()));
    }

    /** Not before all that it asks can be asked again: a patient would fill it in and be refused. */
    private Window askable(FollowUpPlan plan, Dosed dose, Window window) {
        return facts.answers().stream()
                .filter(answer -> answer.isWhole() && isAsking(plan))
                .filter(answer -> plan.instruments().contains(answer.instrument()))
                .filter(answer -> answer.at().isBefore(dose.endedAt()))
                .map(answer -> asking.apply(answer.instrument()).againFrom(answer.at(), zone))
                .filter(from -> from.isAfter(window.from()) && from.isBefore(window.to()))
                .max(Comparator.naturalOrder())
                .map(from -> new Window(from.isAfter(window.due()) ? from : window.due(), from, window.to()))
                .orElse(window);
    }

    Planned planned(FollowUpPlan plan, String origin, Optional<UUID> session, Window window, Why why) {
        var kind = FollowUpDefaults.kind(plan);
        return new Planned(
                origin,
                plan.code(),
                kind,
                place(session),
                window,
                plan.instruments(),
                why,
                Optional.empty(),
                Optional.empty());
    }

    Planned.Place place(Optional<UUID> session) {
        var site = course.map(each -> each.site().id())
                .orElseGet(() -> doses.getLast().site());
        return new Planned.Place(site, course.map(CourseFact::series), session, protocol);
    }
}
