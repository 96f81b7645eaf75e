package org.stillpoint.board;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What was found at one moment.
 *
 * @param position what has been seen with it
 * @param changes that were looked for, in the order in which they were written
 */
record Look(Position position, List<BoardChange> changes) {

    Look at(UUID site) {
        return only(change -> change.site().equals(site));
    }

    /** Without what had been seen before. */
    Look after(Position seen) {
        return only(change -> !seen.hasSeen(change.transaction()));
    }

    Look only(Predicate<BoardChange> wanted) {
        return new Look(position, changes.stream().filter(wanted).toList());
    }
}
