package org.stillpoint.intake;

/** Why a request is declined. */
public enum DeclineReason {
    /** The clinic does not offer what is asked for. */
    NOT_OFFERED,
    /** By a clinician's judgement. */
    NOT_SUITABLE,
    TOO_YOUNG,
    TOO_FAR,
    NOT_REACHED,
    NO_LONGER_WANTED,
    /** As questions were closed before there was an end of their own for them. */
    ANSWERED,
    OTHER
}
