package org.stillpoint.security;

/** What became of a deed: it was done, it was refused to this caller, or it was tried and did not succeed. */
public enum Outcome {
    DONE,
    DENIED,
    FAILED
}
