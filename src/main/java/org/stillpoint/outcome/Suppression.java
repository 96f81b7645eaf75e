package org.stillpoint.outcome;

import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.outcome.Suppression.Share.Between;
import org.stillpoint.outcome.Suppression.Share.Exactly;
import org.stillpoint.outcome.ToldCounts.Cell;
import org.stillpoint.outcome.TrendView.LineCode;

/**
 * What of several groups, and of all of them together, can be told without telling of few people: a group that is too small is hidden,
 * and with it the sum, if the sum less the groups that are shown would be about too few. Counted in people, not courses.
 */
record Suppression(int patients, int part) {

    /**
     * How many have reached something, of those of a group who could: exactly, or only that they are less or more than so many percent,
     * or not at all.
     */
    sealed interface Share {
        record Exactly(int percent) implements Share {}

        record Below(int percent) implements Share {}

        record Above(int percent) implements Share {}

        /** Those who could not reach it, or were not measured, are too few to be told exactly, and so is how many could. */
        record Between(int above, int below) implements Share {}

        record Hidden() implements Share {}
    }

    /** Courses of one protocol: those that were due, and the others; {@code open} unless nothing at all is told of the protocol. */
    record Group(List<CourseResult> results, List<CourseResult> notDue, boolean open) {
        Group(List<CourseResult> results, boolean open) {
            this(results, List.of(), open);
        }

        List<CourseResult> missing() {
            return results.stream().filter(result -> !result.measured()).toList();
        }

        int courses() {
            return results.size() + notDue.size();
        }
    }

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

    /** Of a group that is shown. */
    ToldCounts counts(Group group) {
        return ToldCounts.of(group.courses(), cell(group.notDue()), cell(group.missing()));
    }

    private Cell cell(List<CourseResult> some) {
        if (isTold(some)) {
            return Cell.of(some.size());
        }
        // Few people may have many courses: then nothing is said of how many.
        return some.size() < part ? new Cell(OptionalInt.empty(), 0, part - 1) : Cell.UNSAID;
    }

    private boolean isTold(List<CourseResult> some) {
        return some.isEmpty() || people(some) >= part;
    }

    /** Of the sum, where it is shown: what can not be told because the sum less what is told would be about too few, is not. */
    ToldCounts countsOfSum(List<Group> groups) {
        int courses = groups.stream().mapToInt(Group::courses).sum();
        return ToldCounts.of(courses, cellOfSum(groups, Group::notDue), cellOfSum(groups, Group::missing));
    }

    private Cell cellOfSum(List<Group> groups, Function<Group, List<CourseResult>> which) {
        var all = groups.stream().flatMap(group -> which.apply(group).stream()).toList();
        var rest = groups.stream()
                .filter(group -> !shows(group) || !isTold(which.apply(group)))
                .flatMap(group -> which.apply(group).stream())
                .toList();
        return isTold(all) && isTold(rest) ? Cell.of(all.size()) : Cell.UNSAID;
    }

    Share share(Group group, LineCode code) {
        var counts = counts(group);
        return share(group.results(), code, counts.most(), counts.least());
    }

    Share share(Collection<CourseResult> group, LineCode code) {
        int measured = measured(group).size();
        return share(group, code, measured, measured);
    }

    /** {@code most} and {@code least} of it were measured, as far as is told. */
    private Share share(Collection<CourseResult> group, LineCode code, int mostMeasured, int leastMeasured) {
        var measured = measured(group);
        var able = measured.stream().filter(result -> result.canReach(code)).toList();
        var leftOut = leftOut(group, code);
        int unsaid = leftOut.isPresent() ? 0 : part - 1;
        // Courses are told of and people counted: a few people may have many courses.
        boolean countable = measured.size() - able.size() <= leftOut.orElse(unsaid);
        if (!shows(group) || people(able) < patients || !countable) {
            return new Share.Hidden();
        }
        int most = mostMeasured - leftOut.orElse(0);
        int least = leastMeasured - leftOut.orElse(unsaid);
        if (least < 2 * part) {
            return new Share.Hidden();
        }
        if (isSmall(able, result -> result.hasReached(code))) {
            return new Share.Below(percent(part, least));
        }
        if (isSmall(able, result -> !result.hasReached(code))) {
            return new Share.Above(percent(least - part, least));
        }
        return told(reached(able, code), most, least);
    }

    /** It says nothing about those who are left out but that they are few, where they are. */
    private static Share told(int reached, int most, int least) {
        if (most == least) {
            return new Share.Exactly(percent(reached, most));
        }
        int below = 100 * reached / least + 1;
        return below > 100 ? new Share.Above(100 * reached / most) : new Share.Between(100 * reached / most, below);
    }

    /** How many measured ones are in no share, because their baseline left no room; empty where these, or the others, are too few. */
    OptionalInt leftOut(Collection<CourseResult> group, LineCode code) {
        var able = measured(group).stream().collect(Collectors.partitioningBy(result -> result.canReach(code)));
        boolean told = able.values().stream().allMatch(some -> some.isEmpty() || people(some) >= part);
        return told ? OptionalInt.of(able.get(false).size()) : OptionalInt.empty();
    }

    /** The same of the sum; hidden if the sum less what is told would be about too few. */
    Share shareOfSum(List<Group> groups, LineCode code) {
        var vague = of(groups, group -> tells(group, code, Between.class));
        var exact = of(groups, group -> !vague.contains(group));
        var rest = measured(results(of(exact, group -> !tells(group, code, Exactly.class)).stream()));
        var unsaid = results(of(exact, group -> !tellsLeftOut(group, code)).stream());
        boolean told = showsSum(groups)
                && countsOfSum(groups).measured().isPresent()
                && (rest.isEmpty() || share(rest, code) instanceof Exactly)
                && leftOut(unsaid, code).isPresent();
        var all = results(groups.stream());
        if (!told || vague.isEmpty()) {
            return told && share(all, code) instanceof Exactly exactly ? exactly : new Share.Hidden();
        }
        var leftOut = leftOut(results(exact.stream()), code);
        int most = measured(all).size() - leftOut.orElse(0);
        return told(reached(all, code), most, most - vague.size() * (part - 1));
    }

    private static List<Group> of(List<Group> groups, Predicate<Group> which) {
        return groups.stream().filter(which).toList();
    }

    /** Of the sum, beside its share. */
    OptionalInt leftOutOfSum(List<Group> groups, LineCode code) {
        return shareOfSum(groups, code) instanceof Exactly
                ? leftOut(results(groups.stream()), code)
                : OptionalInt.empty();
    }

    private boolean tells(Group group, LineCode code, Class<? extends Share> how) {
        return group.open() && how.isInstance(share(group, code));
    }

    private boolean tellsLeftOut(Group group, LineCode code) {
        return shows(group) && leftOut(group.results(), code).isPresent();
    }

    private static int reached(Collection<CourseResult> group, LineCode code) {
        return Math.toIntExact(
                group.stream().filter(result -> result.hasReached(code)).count());
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
