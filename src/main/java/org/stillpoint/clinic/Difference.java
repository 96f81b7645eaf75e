package org.stillpoint.clinic;

import java.util.List;

/**
 * One thing in which two plans differ.
 *
 * @param code what it is about; {@code clinic} for the settings
 * @param fields what has changed in it, in the order of the clinic file; empty for what came or went as a whole
 */
public record Difference(EntityKind kind, String code, Change change, List<String> fields) {

    /** What happened to it. */
    public enum Change {
        ADDED,
        CHANGED,
        RETIRED,
        RESTORED
    }
}
