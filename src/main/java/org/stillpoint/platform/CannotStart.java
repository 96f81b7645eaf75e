package org.stillpoint.platform;

/** A reason, in one line for the operator, why the server can not start; nothing is wrong with the program. */
public final class CannotStart extends RuntimeException {
    public CannotStart(String line) {
        super(line);
    }

    CannotStart(String line, Exception cause) {
        super(line, cause);
    }
}
