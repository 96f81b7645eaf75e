package org.stillpoint.followup;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.followup.RepeatedUse.Treated;
import org.stillpoint.outcome.AskingRule;
import org.stillpoint.treatment.CourseFact;
import org.stillpoint.treatment.CourseFact.Visit;
import org.stillpoint.treatment.FollowUpPlan;
import org.stillpoint.treatment.Protocol;

/**
 * Which follow-ups a patient has by what has happened so far: the same facts always give the same. It knows no time of day, so
 * that working out again later changes nothing.
 */
final class Planner {

    private final PatientFacts facts;
    private final Function<UUID, Protocol> protocols;
    private final Function<String, AskingRule> asking;
    private final Function<UUID, ZoneId> zones;

    /** {@code asking}: when an instrument can be asked; {@code zones}: of sites. */
    Planner(
            PatientFacts facts,
            Function<UUID, Protocol> protocols,
            Function<String, AskingRule> asking,
            Function<UUID, ZoneId> zones) {
        this.facts = facts;
        this.protocols = protocols;
        this.asking = asking;
        this.zones = zones;
    }

    List<Planned> plan() {
        var planned = new ArrayList<Planned>();
        var treated = new ArrayList<Treated>();
        for (var course : facts.courses()) {
            var group = groupOf(course);
            planned.addAll(ofCourse(course, group));
            treated.add(new Treated(group, course.protocol().followUps()));
        }
        withoutCourse().ifPresent(single -> {
            planned.addAll(followUps(single.group(), single.plans()));
            treated.add(single);
        });
        planned.addAll(new RepeatedUse(facts, treated).plan());
        planned.addAll(new NotClosedSessions(facts).plan());
        return new Returning(facts, planned).plan();
    }

    private DoseGroup groupOf(CourseFact course) {
        var visits = course.visits().stream()
                .filter(Visit::treats)
                .map(Visit::appointment)
                .collect(Collectors.toSet());
        var doses = facts.doses().stream()
                .filter(dose -> visits.contains(dose.appointment()))
                .toList();
        return new DoseGroup(
                facts,
                doses,
                Optional.of(course),
                Optional.of(course.protocol().id()),
                course.site().zone(),
                asking);
    }

    private List<Planned> ofCourse(CourseFact course, DoseGroup group) {
        var planned = new ArrayList<Planned>(followUps(group, course.protocol().followUps()));
        planned.addAll(new OptimisationQuestions(course, group, asking).plan());
        planned.addAll(new MaintenancePlan(course, group, asking).plan());
        var unbooked = new UnbookedCourse(course, group, List.copyOf(planned));
        unbooked.plan().ifPresent(planned::add);
        planned.addAll(new CourseReviews(course, group, !unbooked.isBooked(), List.copyOf(planned)).plan());
        return planned;
    }

    /** Visits that belong to no course, by what their last one followed. */
    private Optional<Treated> withoutCourse() {
        Set<UUID> inCourses = facts.courses().stream()
                .flatMap(course -> course.visits().stream())
                .map(Visit::appointment)
                .collect(Collectors.toSet());
        var doses = facts.doses().stream()
                .filter(dose -> !inCourses.contains(dose.appointment()))
                .toList();
        if (doses.isEmpty()) {
            return Optional.empty();
        }
        var protocol = doses.getLast().protocol();
        var plans = protocol.map(protocols).map(Protocol::followUps).orElseGet(FollowUpDefaults::plans);
        var zone = zones.apply(doses.getLast().site());
        return Optional.of(new Treated(new DoseGroup(facts, doses, Optional.empty(), protocol, zone, asking), plans));
    }

    private static List<Planned> followUps(DoseGroup group, List<FollowUpPlan> plans) {
        var planned = plans.stream().flatMap(plan -> switch (plan.after()) {
            case EACH_SESSION -> group.eachSession(plan).stream();
            case LAST_SESSION -> group.lastSession(plan).stream();
            case SINGLE_SESSION -> group.singleSession(plan).stream();
            case LAST_INDUCTION_SESSION -> group.inductionReview(plan).stream();
            case INDUCTION_WITHOUT_MAINTENANCE -> group.withoutMaintenance(plan).stream();
            // Of the patient, in whatever courses; and what MaintenancePlan knows, because it knows the sessions.
            case EVERY, BEFORE_MAINTENANCE -> Stream.<Planned>of();
        });
        return Stream.concat(planned, group.checkInsAskedFor(plans).stream()).toList();
    }
}
