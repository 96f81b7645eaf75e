package org.stillpoint.outcome;

/** Why a course has nothing to be compared with. */
public enum MissingBaseline {
    NOT_ANSWERED,
    TOO_OLD
}
