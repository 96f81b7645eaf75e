package org.stillpoint.board;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody has seen: everything that the transactions have written which had ended when a snapshot of the database was taken,
 * as {@code pg_current_snapshot()} spells it. Unlike a number it is exact, also where transactions end in another order than
 * they wrote in, and nobody has to wait for anybody for that. Each cluster of databases counts its transactions by itself: what is
 * restored into another one from a dump was seen in numbers that mean nothing there.
 *
 * @param cluster which counts; empty for what is not known
 * @param oldest the first transaction that had not ended
 * @param next the first that had not begun
 * @param running those between that had not ended, ascending
 */
record Position(String cluster, long oldest, long next, long... running) {

    /** How it is selected. Not to be selected for each row: the name of the cluster is read from a file. */
    static final String SEEN = "pg_current_snapshot()::text || '@' || (pg_control_system()).system_identifier";

    /** Far more than so many transactions never run at once. */
    private static final int LONGEST = 20_000;

    private static final Pattern SPELLING =
            Pattern.compile("(\\d{1,18}):(\\d{1,18}):((?:\\d{1,18}(?:,\\d{1,18})*)?)(?:@(-?\\d{1,20}))?");

    /** Empty for what is no snapshot. */
    static Optional<Position> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var match = SPELLING.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var cluster = Optional.ofNullable(match.group(4)).orElse("");
        return read(cluster, match.group(1), match.group(2), match.group(3));
    }

    private static Optional<Position> read(String cluster, String oldest, String next, String running) {
        var between = running.isEmpty()
                ? new long[0]
                : Arrays.stream(running.split(",")).mapToLong(Long::parseLong).toArray();
        var position = new Position(cluster, Long.parseLong(oldest), Long.parseLong(next), between);
        return position.isOne() ? Optional.of(position) : Optional.empty();
    }

    private boolean isOne() {
        long before = oldest - 1;
        for (var one : running) {
            if (one <= before || one >= next) {
                return false;
            }
            before = one;
        }
        return oldest > 0 && oldest <= next;
    }

    /** Whether what the transaction wrote has been seen. */
    boolean hasSeen(long transaction) {
        return transaction < next && Arrays.binarySearch(running, transaction) < 0;
    }

    /** Whether it has seen all that transactions up to this one wrote, whoever else was still running. */
    boolean hasSeenAllUntil(long transaction) {
        return transaction < oldest;
    }

    /** Whether it can be told what has come between the two. */
    boolean leadsTo(Position later) {
        return cluster.equals(later.cluster) && next <= later.next;
    }

    /** As the database spells it. */
    String snapshot() {
        var between = Arrays.stream(running).mapToObj(Long::toString).toArray(String[]::new);
        return oldest + ":" + next + ":" + String.join(",", between);
    }

    @Override
    public String toString() {
        return cluster.isEmpty() ? snapshot() : snapshot() + "@" + cluster;
    }
}
