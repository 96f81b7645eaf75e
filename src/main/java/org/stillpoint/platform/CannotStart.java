package org.stillpoint.platform;

/** A reason, in one line for the operator, why the server can not start; nothing is wrong with the program. */
public final class CannotStart extends RuntimeException {
    /** Sealed columns need it, and a database of somebody else's has no place to keep it. */
    public static final String NO_MASTER_KEY =
            "no master key is configured, which seals sensitive columns. Make one with"
                    + " 'openssl rand -base64 32', keep it well, and give it as stillpoint.encryption.master-key-file or"
                    + " STILLPOINT_ENCRYPTION_MASTER_KEY.";

    public CannotStart(String line) {
        super(line);
    }

    CannotStart(String line, Exception cause) {
        super(line, cause);
    }
}
