package org.stillpoint.board;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody has seen: everything that the transactions have written which had ended when a snapshot of the database was taken,
 * as {@code pg_current_snapshot()} spells it. Unlike a number it is exact, also where transactions end in another order than
 * they wrote in, and nobody has to wait for anybody for that.
 *
 * @param oldest the first transaction that had not ended
 * @param next the first that had not begun
 * @param running those between that had not ended, ascending
 */
record Position(long oldest, long next, long... running) {

    /** Far more than so many transactions never run at once. */
    private static final int LONGEST = 20_000;

    private static final Pattern SNAPSHOT = Pattern.compile("(\\d{1,18}):(\\d{1,18}):((?:\\d{1,18}(?:,\\d{1,18})*)?)");

    /** Empty for what is no snapshot. */
    static Optional<Position> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var match = SNAPSHOT.matcher(text);
        return match.matches() ? read(match.group(1), match.group(2), match.group(3)) : Optional.empty();
    }

    private static Optional<Position> read(String oldest, String next, String running) {
        var between = running.isEmpty()
                ? new long[0]
                : Arrays.stream(running.split(",")).mapToLong(Long::parseLong).toArray();
        var position = new Position(Long.parseLong(oldest), Long.parseLong(next), between);
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

    @Override
    public String toString() {
        var between = Arrays.stream(running).mapToObj(Long::toString).toArray(String[]::new);
        return oldest + ":" + next + ":" + String.join(",", between);
    }
}
