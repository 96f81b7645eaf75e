package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Whether a request looks like the work of a machine. Both signs can be avoided by whoever knows of them, and met by a person
 * whose browser fills in what it can: so nothing is refused, only held back for staff to look at. What stops a flood are the
 * limits.
 */
@ApplicationScoped
class MachineSigns {

    private final IntakeConfig config;

    MachineSigns(IntakeConfig config) {
        this.config = config;
    }

    Optional<HeldBack> in(RequestAppointment sent) {
        if (sent.homepage() != null && !sent.homepage().isBlank()) {
            return Optional.of(HeldBack.HIDDEN_FIELD);
        }
        boolean quick = sent.fillSeconds() != null
                && sent.fillSeconds() < config.shortestFillTime().toSeconds();
        return quick ? Optional.of(HeldBack.TOO_QUICK) : Optional.empty();
    }
}
