package org.stillpoint.treatment;

import java.util.Arrays;
import java.util.Optional;
import org.stillpoint.treatment.CourseGraph.Edge;
import org.stillpoint.treatment.CourseGraph.Node;

/** Finds the cheapest way through a course, session by session. Of ways that cost the same it takes the same one each time. */
final class CourseSearch {

    private static final long UNREACHED = Long.MAX_VALUE;

    private final CourseGraph graph;
    private final long[][] costs;
    private final Node[][] before;
    private final int[][] days;

    CourseSearch(CourseGraph graph) {
        this.graph = graph;
        int layers = graph.sessions() + 1;
        costs = new long[layers][];
        before = new Node[layers][];
        days = new int[layers][];
        for (int layer = 0; layer < layers; layer++) {
            int stages = graph.stages(layer).size();
            costs[layer] = new long[stages];
            before[layer] = new Node[stages];
            days[layer] = new int[stages];
        }
    }

    /**
     * Dates of all sessions.
     *
     * @param days of each session, {@link Placing#NONE} for one without a date
     * @param cost with the day of the end
     */
    record Way(int[] days, long cost) {}

    /** The cheapest of those that cost {@code limit} at most. */
    Optional<Way> cheapest(Tariff tariff, long limit) {
        for (var layer : costs) {
            Arrays.fill(layer, UNREACHED);
        }
        costs[0][0] = 0;
        for (int wish = 0; wish < graph.sessions(); wish++) {
            for (var node : graph.stages(wish)) {
                if (costs[wish][node.at()] != UNREACHED) {
                    goOn(node, wish, tariff, limit);
                }
            }
        }
        return best(limit);
    }

    private void goOn(Node node, int wish, Tariff tariff, long limit) {
        long cost = costs[wish][node.at()];
        for (var edge : node.edges()) {
            long with = cost + edge.cost() + (edge.day() == Placing.NONE ? 0 : tariff.of(wish, edge.day()));
            if (with < costs[wish + 1][edge.to().at()] && with + atLeast(edge, wish + 1, tariff) <= limit) {
                costs[wish + 1][edge.to().at()] = with;
                before[wish + 1][edge.to().at()] = node;
                days[wish + 1][edge.to().at()] = edge.day();
            }
        }
    }

    private static long atLeast(Edge edge, int wish, Tariff tariff) {
        return edge.to().least() + tariff.atLeast(wish, edge.to().placing().stepBegan());
    }

    private Optional<Way> best(long limit) {
        Node best = null;
        long least = limit;
        for (var node : graph.stages(graph.sessions())) {
            long cost = costs[graph.sessions()][node.at()];
            long total = cost == UNREACHED ? UNREACHED : cost + node.least();
            if (total < least || total == least && best == null) {
                best = node;
                least = total;
            }
        }
        return best == null || least == UNREACHED ? Optional.empty() : Optional.of(new Way(days(best), least));
    }

    private int[] days(Node last) {
        int[] way = new int[graph.sessions()];
        var node = last;
        for (int layer = graph.sessions(); layer > 0; layer--) {
            way[layer - 1] = days[layer][node.at()];
            node = before[layer][node.at()];
        }
        return way;
    }
}
