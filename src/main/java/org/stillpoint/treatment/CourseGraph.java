package org.stillpoint.treatment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every way in which the sessions can be placed, one after the other, with spacing, rhythm and preferences kept; ways that can go on
 * in the same ways are one. It is the same for every pattern, so it is made once and each pattern only adds up what its ways cost.
 */
final class CourseGraph {

    private static final long NO_WAY = Long.MAX_VALUE / 2;

    private final CourseFrame frame;
    private final boolean mayMiss;
    private final List<List<Node>> layers = new ArrayList<>();

    private CourseGraph(CourseFrame frame, boolean mayMiss) {
        this.frame = frame;
        this.mayMiss = mayMiss;
        layers.add(List.of(new Node(Placing.NOTHING)));
        for (int wish = 0; wish < frame.sessions(); wish++) {
            layers.add(next(layers.getLast(), wish));
        }
        cutDeadEnds();
        if (start().least < NO_WAY) {
            cutNeedlessGaps();
            forgetUnreached();
        }
    }

    /** With as few sessions missing as can be: none, if there is any way of placing all. */
    static CourseGraph of(CourseFrame frame) {
        var complete = new CourseGraph(frame, false);
        return complete.start().least < NO_WAY ? complete : new CourseGraph(frame, true);
    }

    /** A stage of a course: so many sessions are placed. */
    static final class Node {
        private final Placing placing;
        private int at;
        private List<Edge> edges = new ArrayList<>();
        private long least = NO_WAY;
        private long missed = NO_WAY;

        private Node(Placing placing) {
            this.placing = placing;
        }

        Placing placing() {
            return placing;
        }

        /** Its place among the stages of as many sessions. */
        int at() {
            return at;
        }

        List<Edge> edges() {
            return edges;
        }

        /** What the way on costs at least, whatever the pattern, with the day of the end. */
        long least() {
            return least;
        }
    }

    /**
     * The next session.
     *
     * @param day {@link Placing#NONE} if it goes without a date
     * @param cost that no pattern changes
     */
    record Edge(int day, long cost, Node to) {}

    private List<Node> next(List<Node> layer, int wish) {
        Map<Long, Node> next = new LinkedHashMap<>();
        for (var node : layer) {
            var placing = frame.entersStep(wish) ? node.placing.enteringStep() : node.placing;
            var due = frame.rhythm().due(placing, wish);
            boolean lost = placing.lost();
            for (int day = Math.max(0, due.from()); !lost && day <= due.to(); day++) {
                if (frame.hasStart(wish, day) && frame.allows(placing, wish, due, day)) {
                    long cost = Math.min(due.off(day), Cost.DAYS_OFF_RHYTHM_AT_MOST) * Cost.DAY_OFF_RHYTHM;
                    node.edges.add(new Edge(day, cost, node(next, frame.place(placing, wish, day))));
                }
            }
            if (mayMiss) {
                node.edges.add(new Edge(Placing.NONE, Cost.MISSING, node(next, placing.without(frame.wish(wish)))));
            }
        }
        return List.copyOf(next.values());
    }

    private static Node node(Map<Long, Node> nodes, Placing placing) {
        return nodes.computeIfAbsent(placing.key(), _ -> new Node(placing));
    }

    private void cutDeadEnds() {
        for (var node : layers.getLast()) {
            node.least = Math.max(0, node.placing.lastDay()) * Cost.DAY_OF_END;
        }
        for (int layer = layers.size() - 2; layer >= 0; layer--) {
            for (var node : layers.get(layer)) {
                node.edges = node.edges.stream()
                        .filter(edge -> edge.to.least < NO_WAY)
                        .toList();
                node.least = node.edges.stream()
                        .mapToLong(edge -> edge.cost + edge.to.least)
                        .min()
                        .orElse(NO_WAY);
            }
        }
    }

    /** Only plans with as few sessions missing as can be are wanted. */
    private void cutNeedlessGaps() {
        start().missed = 0;
        for (var layer : layers.subList(0, layers.size() - 1)) {
            for (var node : layer) {
                node.edges = node.edges.stream()
                        .filter(edge -> node.missed + Cost.missing(edge.cost + edge.to.least) == missing())
                        .toList();
                node.edges.forEach(
                        edge -> edge.to.missed = Math.min(edge.to.missed, node.missed + Cost.missing(edge.cost)));
            }
        }
    }

    /** What no way leads to any more is not gone through for each pattern. */
    private void forgetUnreached() {
        layers.replaceAll(
                layer -> layer.stream().filter(node -> node.missed < NO_WAY).toList());
        for (var layer : layers) {
            for (int at = 0; at < layer.size(); at++) {
                layer.get(at).at = at;
            }
        }
    }

    Node start() {
        return layers.getFirst().getFirst();
    }

    int sessions() {
        return layers.size() - 1;
    }

    /** With so many sessions placed. */
    List<Node> stages(int sessions) {
        return layers.get(sessions);
    }

    /** How many sessions find no date. */
    long missing() {
        return Cost.missing(start().least);
    }
}
