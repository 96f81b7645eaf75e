package org.stillpoint.treatment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.stillpoint.treatment.CourseSearch.Way;

/**
 * Finds the cheapest plans of different patterns. For each pattern the cheapest plan is found exactly; first among plans with
 * nothing off the pattern, then with one session off it, with two, four, and so on, so that most patterns cost next to nothing.
 */
final class AnchorSearch {

    private final CourseFrame frame;
    private final CourseSearch search;
    private final long missing;
    private final long least;
    private final int wanted;
    private final List<Found> found = new ArrayList<>();

    /** What is not cheaper than the last of enough different ones is not looked for. */
    private long limit = Long.MAX_VALUE;

    AnchorSearch(CourseFrame frame, CourseGraph graph, int wanted) {
        this.frame = frame;
        this.search = new CourseSearch(graph);
        this.missing = graph.missing();
        this.least = graph.start().least();
        this.wanted = wanted;
    }

    /** A plan with what it costs together with what stands. */
    record Found(AnchorTariff tariff, Way way, List<FreeStart> starts, long cost) {

        static Found of(AnchorTariff tariff, Way way, long cost) {
            var starts = IntStream.range(0, way.days().length)
                    .filter(wish -> way.days()[wish] != Placing.NONE)
                    .mapToObj(wish -> tariff.start(wish, way.days()[wish]))
                    .toList();
            return new Found(tariff, way, starts, cost);
        }
    }

    /** The cheapest first; when there are not enough different patterns, also patterns that are nearly the same. */
    List<Found> cheapest() {
        var open = tariffs();
        for (int off = 0; !open.isEmpty() && off < 2 * size(); off = off == 0 ? 1 : 2 * off) {
            int allowed = off;
            open.removeIf(tariff -> solved(tariff, allowed));
            if (different().size() == wanted) {
                break;
            }
        }
        return withNearlyTheSame(different());
    }

    private int size() {
        return Math.max(1, frame.sessions() + frame.patternVisits().size());
    }

    private boolean solved(AnchorTariff tariff, int off) {
        long standing = tariff.ofStanding();
        long most = Math.min(missing * Cost.MISSING + (off + 1) * Cost.OFF_PATTERN - 1, limit);
        if (standing + tariff.atLeast() + least > most) {
            return false;
        }
        var way = search.cheapest(tariff, most - standing);
        way.ifPresent(found -> add(Found.of(tariff, found, found.cost() + ofPattern(found, standing))));
        return way.isPresent();
    }

    /** Where no treatment has a date there is no pattern to be kept. */
    private long ofPattern(Way way, long standing) {
        boolean treats = IntStream.range(0, frame.sessions())
                .anyMatch(wish ->
                        way.days()[wish] != Placing.NONE && frame.wish(wish).treatment());
        return treats ? standing : 0;
    }

    private void add(Found plan) {
        found.add(plan);
        found.sort(Comparator.comparingLong(Found::cost));
        var best = different();
        limit = best.size() < wanted ? Long.MAX_VALUE : best.getLast().cost() - 1;
    }

    private List<Found> different() {
        var different = new ArrayList<Found>();
        var days = new HashSet<List<FreeStart>>();
        for (var plan : found) {
            if (different.size() < wanted
                    && different.stream().allMatch(other -> plan.tariff()
                            .anchor()
                            .differsFrom(other.tariff().anchor()))
                    && days.add(plan.starts())) {
                different.add(plan);
            }
        }
        return different;
    }

    private List<Found> withNearlyTheSame(List<Found> different) {
        var all = new ArrayList<>(different);
        Set<List<FreeStart>> days = new HashSet<>();
        all.forEach(plan -> days.add(plan.starts()));
        for (var plan : found) {
            if (all.size() < wanted && days.add(plan.starts())) {
                all.add(plan);
            }
        }
        return all;
    }

    private List<AnchorTariff> tariffs() {
        var anchors = new Anchors(frame);
        var choices = anchors.weekdays();
        var tariffs = new ArrayList<AnchorTariff>();
        for (var time : anchors.times()) {
            Map<String, DayPrices> prices = new HashMap<>();
            frame.question()
                    .wishes()
                    .forEach(wish ->
                            prices.computeIfAbsent(wish.service(), service -> new DayPrices(frame, service, time)));
            choices.forEach(weekdays ->
                    tariffs.add(new AnchorTariff(frame, new Anchor(time, weekdays), prices, (int) missing)));
        }
        return tariffs;
    }
}
