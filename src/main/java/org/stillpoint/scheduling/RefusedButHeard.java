package org.stillpoint.scheduling;

import org.stillpoint.platform.Refusal;

/**
 * A cancellation that is refused as its cause says, and told of danger: what was heard stays, or the refusal would have told nobody.
 * Thrown before anything of the visit is changed.
 */
final class RefusedButHeard extends Refusal {

    private static final long serialVersionUID = 1L;

    RefusedButHeard(Refusal cause) {
        super(cause.type(), cause.getMessage());
        cause.extras().forEach(this::with);
        cause.retryAfter().ifPresent(this::after);
    }

    @Override
    protected boolean isCounted() {
        return true;
    }
}
