package org.stillpoint.treatment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Finds the least disturbing places for booked visits of a course that can not stay, together with those that have no date: as
 * many as there can be, then with as few moved as there can be, then by as few minutes. Pure; the search is that of the planner.
 */
final class CourseRepair {

    /** In what order booked and new sessions come is tried out; more ways than these would be no better. */
    private static final int MOST_ORDERS = 64;

    private CourseRepair() {}

    /** A session that is to get a place: one that is booked, or one without a date. */
    record Piece(SessionWish wish, Optional<SeriesSession> booked) {}

    /**
     * @param to where booked visits would be, also those that stay
     * @param lost booked visits for which there is no place
     * @param missing how many sessions would go without a date, lost ones among them
     */
    record Found(Map<UUID, Instant> to, Set<UUID> lost, int missing, long cost) {

        private boolean isBetterThan(Found other) {
            return cost < other.cost;
        }
    }

    /**
     * @param question of which only the wishes are not settled
     * @param booked in the order of their starts, which they keep; {@code fresh} in the order of the course
     */
    static Found of(CourseQuestion question, List<Piece> booked, List<Piece> fresh) {
        var orders = new ArrayList<List<Piece>>();
        order(new ArrayList<>(), booked, fresh, orders);
        Found best = null;
        for (var order : orders) {
            var found = search(question, order);
            if (best == null || found.isBetterThan(best)) {
                best = found;
            }
        }
        return best;
    }

    /** Sessions of a step stand before those of the next; within a step the new ones may be anywhere. */
    private static void order(List<Piece> before, List<Piece> booked, List<Piece> fresh, List<List<Piece>> found) {
        if (booked.isEmpty() || fresh.isEmpty()) {
            before.addAll(booked);
            before.addAll(fresh);
            found.add(before);
            return;
        }
        int difference =
                booked.getFirst().wish().step() - fresh.getFirst().wish().step();
        if (difference <= 0) {
            order(with(before, booked.getFirst()), booked.subList(1, booked.size()), fresh, found);
        }
        if (difference >= 0 && found.size() < MOST_ORDERS) {
            order(with(before, fresh.getFirst()), booked, fresh.subList(1, fresh.size()), found);
        }
    }

    private static List<Piece> with(List<Piece> before, Piece next) {
        var with = new ArrayList<>(before);
        with.add(next);
        return with;
    }

    private static Found search(CourseQuestion question, List<Piece> order) {
        var frame =
                new CourseFrame(question.with(order.stream().map(Piece::wish).toList()));
        var graph = CourseGraph.of(frame);
        var tariff = new RepairTariff(frame, order);
        var way = new CourseSearch(graph).cheapest(tariff, Long.MAX_VALUE).orElseThrow();
        var to = new HashMap<UUID, Instant>();
        var lost = new HashSet<UUID>();
        for (int at = 0; at < order.size(); at++) {
            int day = way.days()[at];
            int piece = at;
            order.get(at).booked().ifPresent(visit -> {
                if (day == Placing.NONE) {
                    lost.add(visit.appointment());
                } else {
                    to.put(visit.appointment(), tariff.start(piece, day).start());
                }
            });
        }
        return new Found(to, lost, (int) Cost.missing(way.cost()), way.cost());
    }
}
