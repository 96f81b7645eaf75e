package org.stillpoint.platform;

/** 404 {@code not-found}: what is not there and what is not the caller's look the same. */
public final class NotFound extends Refusal {

    public NotFound() {
        super(PlatformProblem.NOT_FOUND, "What you asked for does not exist or is not yours to see.");
    }
}
