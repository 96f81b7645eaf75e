package org.stillpoint.platform;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request that is understood and not carried out. Thrown, never returned, so that the transaction around it leaves nothing
 * behind, unless the refusal itself is counted ({@link #isCounted}). Features extend it with named refusals ({@code SlotTaken}, {@code HoldExpired}) that carry typed extra members.
 *
 * <p>The detail and the extras reach the caller and the log: no names, no contact data, nothing about health.
 */
public abstract class Refusal extends RuntimeException {

    private final transient ProblemType type;
    private final transient Map<String, Object> extras = new LinkedHashMap<>();
    private transient Duration retryAfter;

    protected Refusal(ProblemType type, String detail) {
        super(detail, null, false, false);
        this.type = type;
    }

    /** Adds an extra member of the problem; {@code name} is camelCase. */
    protected final Refusal with(String name, Object value) {
        extras.put(name, value);
        return this;
    }

    public final ProblemType type() {
        return type;
    }

    public final Map<String, Object> extras() {
        return Collections.unmodifiableMap(extras);
    }

    /**
     * Whether what was written before it stays, because somebody has only so many tries. The operation class says the same with
     * {@code dontRollbackOn}.
     */
    protected boolean isCounted() {
        return false;
    }

    /** Tells the caller when it is worth trying again ({@code Retry-After}, rounded up to whole seconds). */
    protected final Refusal after(Duration wait) {
        retryAfter = wait;
        return this;
    }

    public final Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
