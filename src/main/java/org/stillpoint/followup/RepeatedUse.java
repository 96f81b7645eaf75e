package org.stillpoint.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillpoint.followup.PatientFacts.Dosed;
import org.stillpoint.treatment.CourseFact;
import org.stillpoint.treatment.FollowUpPlan;

/**
 * What is due again and again because somebody is treated again and again, in whatever courses: counted from the first treatment of all,
 * or from when the one before it was done. It has the numbers of the plan by which the patient was treated last.
 */
record RepeatedUse(PatientFacts facts, List<Treated> treated) {

    /** Treatments and the plans by which they are followed up. */
    record Treated(DoseGroup group, List<FollowUpPlan> plans) {}

    /** A plan, and the treatments that have it. */
    private record Rule(FollowUpPlan plan, DoseGroup group) {}

    List<Planned> plan() {
        var rules = new LinkedHashMap<String, Rule>();
        facts.doses().forEach(dose -> treated.stream()
                .filter(each -> each.group().doses().contains(dose))
                .forEach(each -> each.plans().stream()
                        .filter(plan -> plan.after() == FollowUpPlan.Anchor.EVERY)
                        .forEach(plan -> rules.put(plan.code(), new Rule(plan, each.group())))));
        var planned = new ArrayList<Planned>();
        rules.values().forEach(rule -> next(rule).ifPresent(planned::add));
        return planned;
    }

    private Optional<Planned> next(Rule rule) {
        var done = facts.completed().entrySet().stream()
                .filter(each -> each.getKey().startsWith(rule.plan().code() + ":"))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        var since = done.isEmpty() ? facts.doses().getFirst().endedAt() : done.getLast();
        int number = done.size() + 1;
        return bySessions(rule, number, since)
                .or(() -> byTime(rule, since).map(window -> planned(rule, number, window, time(rule, number, since))));
    }

    /** As soon as so many treatments were given since, and earlier than by time. */
    private Optional<Planned> bySessions(Rule rule, int number, Instant since) {
        var time = Window.of(rule.plan(), since);
        return rule.plan()
                .everySessions()
                .flatMap(count -> nth(count, number, since))
                .map(Dosed::endedAt)
                .filter(time.due()::isAfter)
                .map(at -> planned(
                        rule,
                        number,
                        new Window(at, at, at.plus(Duration.between(time.due(), time.to()))),
                        new Why(
                                "SESSIONS",
                                since,
                                number,
                                rule.plan().everySessions().orElseThrow(),
                                null,
                                null)));
    }

    /** The first treatment counts for the first one, where it is what that is counted from. */
    private Optional<Dosed> nth(int count, int number, Instant since) {
        return facts.doses().stream()
                .filter(dose -> number == 1 || dose.endedAt().isAfter(since))
                .skip(count - 1L)
                .findFirst();
    }

    /** While somebody is being treated; who was not at that time is due with the next treatment. What was due when a course ended stays. */
    private Optional<Window> byTime(Rule rule, Instant since) {
        var window = Window.of(rule.plan(), since);
        if (isInCourseAt(window.due()) || isTreatedWithoutCourse(since, window.due())) {
            return Optional.of(window);
        }
        return facts.doses().stream()
                .map(Dosed::endedAt)
                .filter(window.due()::isBefore)
                .findFirst()
                .map(at -> new Window(at, at, at.plus(Duration.between(window.due(), window.to()))));
    }

    private boolean isInCourseAt(Instant moment) {
        return facts.courses().stream()
                .anyMatch(course -> !course.startedAt().isAfter(moment)
                        && course.endedAt().filter(end -> !end.isAfter(moment)).isEmpty());
    }

    /** No course says whether it goes on: it does as long as others follow. A single treatment is no repeated use. */
    private boolean isTreatedWithoutCourse(Instant since, Instant due) {
        return treated.stream()
                .map(Treated::group)
                .filter(group -> group.course().isEmpty() && group.doses().size() > 1)
                .flatMap(group -> group.doses().stream())
                .map(Dosed::endedAt)
                .anyMatch(end -> end.isAfter(since) && !end.isAfter(due));
    }

    private static Why time(Rule rule, int number, Instant since) {
        return Why.after(rule.plan().after().name(), since, rule.plan().dueHours())
                .number(number, null);
    }

    private Planned planned(Rule rule, int number, Window window, Why why) {
        return rule.group()
                .planned(rule.plan(), origin(rule, number), Optional.empty(), window, why)
                .answered(facts.answered(rule.plan().instruments(), window.from(), window.to()));
    }

    /** By what the patient was treated in first: it stays the same, whatever follows. */
    private String origin(Rule rule, int number) {
        var first = facts.doses().getFirst();
        var from = treated.stream()
                .map(Treated::group)
                .filter(group -> group.doses().contains(first))
                .findFirst()
                .flatMap(DoseGroup::course)
                .map(CourseFact::series)
                .orElse(first.session());
        return rule.plan().code() + ":" + from + ":" + number;
    }
}
