package org.stillpoint.outcome;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What of several groups, and of all of them together, can be told without telling of few people: a group that is too small is hidden,
 * and with it the sum, if the sum less the groups that are shown would be about too few. Counted in people, not courses.
 */
record Suppression(int patients, int part) {

    /** How many of a group are so: exactly, or only that they are less or more than so many percent, or not at all. */
    sealed interface Share {
        record Exactly(int percent) implements Share {}

        record Below(int percent) implements Share {}

        record Above(int percent) implements Share {}

        record Hidden() implements Share {}
    }

    /** Courses of one protocol; {@code open} unless nothing at all is told of the protocol. */
    record Group(List<CourseResult> results, boolean open) {}

    /** Whether a group is large enough, and those of it who were measured too; nobody is large enough. */
    boolean shows(Collection<CourseResult> group) {
        return enough(group) && enough(measured(group));
    }

    private boolean enough(Collection<CourseResult> group) {
        long people = people(group);
        return people == 0 || people >= patients;
    }

    private boolean shows(Group group) {
        return group.open() && shows(group.results());
    }

    /** Whether the sum of all groups can stand beside those that are shown. */
    boolean showsSum(List<Group> groups) {
        return shows(results(groups.stream())) && shows(results(groups.stream().filter(group -> !shows(group))));
    }

    private static List<CourseResult> results(Stream<Group> groups) {
        return groups.flatMap(group -> group.results().stream()).toList();
    }

    Share share(Collection<CourseResult> group, Predicate<CourseResult> are) {
        var measured = measured(group);
        if (!shows(group) || measured.isEmpty()) {
            return new Share.Hidden();
        }
        if (isSmall(measured, are)) {
            return new Share.Below(percent(part, measured.size()));
        }
        if (isSmall(measured, are.negate())) {
            return new Share.Above(percent(measured.size() - part, measured.size()));
        }
        return new Share.Exactly(percent(measured.stream().filter(are).count(), measured.size()));
    }

    /** The same of the sum; hidden if the sum less what is told exactly would be about too few. */
    Share shareOfSum(List<Group> groups, Predicate<CourseResult> are) {
        var rest = measured(results(groups.stream().filter(group -> !tellsExactly(group, are))));
        boolean told = showsSum(groups) && (rest.isEmpty() || share(rest, are) instanceof Share.Exactly);
        return told && share(results(groups.stream()), are) instanceof Share.Exactly exactly
                ? exactly
                : new Share.Hidden();
    }

    private boolean tellsExactly(Group group, Predicate<CourseResult> are) {
        return group.open() && share(group.results(), are) instanceof Share.Exactly;
    }

    private boolean isSmall(Collection<CourseResult> group, Predicate<CourseResult> are) {
        return people(group.stream().filter(are).toList()) < part;
    }

    private static List<CourseResult> measured(Collection<CourseResult> group) {
        return group.stream().filter(CourseResult::measured).toList();
    }

    private static long people(Collection<CourseResult> group) {
        Stream<UUID> patients = group.stream().map(CourseResult::patient);
        return patients.distinct().count();
    }

    private static int percent(long some, int all) {
        return Math.toIntExact(Math.round(100.0 * some / all));
    }
}
