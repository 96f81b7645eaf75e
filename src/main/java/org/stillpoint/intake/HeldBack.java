package org.stillpoint.intake;

/** Why a request looks like the work of a machine. */
public enum HeldBack {
    /** A field was filled in that people do not see. */
    HIDDEN_FIELD,
    /** The form was sent sooner than a person could fill it in. */
    TOO_QUICK
}
