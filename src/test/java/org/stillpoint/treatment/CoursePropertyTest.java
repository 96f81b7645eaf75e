package org.stillpoint.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The planner on courses, clinics and patients by chance. */
class CoursePropertyTest {

    private static final List<Criterion> BY_DAYS = List.of(
            Criterion.SESSIONS_MISSING,
            Criterion.SAME_TIME_AND_WEEKDAYS,
            Criterion.CLOSE_TIMES,
            Criterion.RHYTHM,
            Criterion.PREFERRED_PRACTITIONER,
            Criterion.ENDS_EARLY);

    private static long[] score(CourseProposal proposal) {
        return BY_DAYS.stream()
                .mapToLong(criterion -> proposal.score().stream()
                        .filter(part -> part.criterion() == criterion)
                        .mapToLong(ScorePart::value)
                        .findFirst()
                        .orElse(0))
                .toArray();
    }

    @Property(tries = 200)
    void isAsGoodAsTryingEverything(@ForAll long seed) {
        var question = RandomCourse.small(seed).question();
        var best = new CourseOracle(question).best();
        var plans = CoursePlanner.plan(question);
        assertThat(score(plans.getFirst())).isEqualTo(best);
        assertThat(plans.getFirst().complete()).isEqualTo(best[0] == 0);
    }

    @Property(tries = 150)
    void neverBreaksSpacingAndNeverMovesWhatStands(@ForAll long seed) {
        var question = RandomCourse.large(seed).question();
        for (var plan : CoursePlanner.plan(question)) {
            CountedSpacing.assertKept(question, wanted(plan));
            assertThat(plan.sessions()).allSatisfy(session -> assertThat(
                            question.calendar().starts(session.wish().service(), session.day()))
                    .contains(session.start()));
            assertThat(plan.sessions().size() + plan.missing().size())
                    .isEqualTo(question.wishes().size());
            assertThat(plan.sessions())
                    .extracting(PlannedSession::day)
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    private static List<CountedSpacing.Wanted> wanted(CourseProposal plan) {
        return plan.sessions().stream()
                .map(session -> new CountedSpacing.Wanted(session.wish(), session.day()))
                .toList();
    }

    @Property(tries = 50)
    void givesTheSamePlansForTheSameQuestion(@ForAll long seed) {
        assertThat(CoursePlanner.plan(RandomCourse.large(seed).question())
                        .toString()
                        .replaceAll("RandomCourse[^,]*", ""))
                .isEqualTo(
                        CoursePlanner.plan(RandomCourse.large(seed).question()).toString());
    }

    @Property(tries = 100)
    void bestFirstAndNoTwoTheSame(@ForAll long seed) {
        var plans = CoursePlanner.plan(RandomCourse.large(seed).question());
        assertThat(plans).hasSizeBetween(1, 5);
        for (int at = 1; at < plans.size(); at++) {
            assertThat(java.util.Arrays.compare(score(plans.get(at - 1)), score(plans.get(at))))
                    .isLessThanOrEqualTo(0);
        }
        assertThat(plans.stream().map(plan -> plan.sessions().stream()
                        .map(PlannedSession::start)
                        .toList()))
                .doesNotHaveDuplicates();
    }

    @Property(tries = 100)
    void offersOnlyAlternativesThatKeepSpacingAndSaysWhatTheyBreak(@ForAll long seed) {
        var question = RandomCourse.large(seed).question();
        for (var plan : CoursePlanner.plan(question)) {
            for (var missing : plan.missing()) {
                assertThat(missing.failed()).isNotEmpty();
                for (var alternative : missing.alternatives()) {
                    var with = new ArrayList<>(wanted(plan));
                    with.add(new CountedSpacing.Wanted(missing.wish(), alternative.day()));
                    if (missing.wish().treatment()) {
                        CountedSpacing.assertKept(question, with);
                    }
                    boolean kept =
                            new PreferenceRules(question.preferences()).kept(alternative.day(), alternative.start());
                    assertThat(alternative.breaks().stream()
                                    .allMatch(each -> each.code().equals("RHYTHM")))
                            .isEqualTo(kept);
                }
            }
        }
    }
}
