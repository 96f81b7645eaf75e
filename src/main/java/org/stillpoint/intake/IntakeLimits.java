package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Locale;
import org.stillpoint.security.RateLimits;

/** How many requests one client may send, and how many there may be in one person's name. */
@ApplicationScoped
class IntakeLimits {

    private static final String INTAKE = "intake";
    private static final String BEYOND = "intake-in-danger";
    private static final String CONTACT = "intake-contact";
    private static final String CHANGES = "request-changes";

    private final RateLimits limits;

    IntakeLimits(RateLimits limits) {
        this.limits = limits;
    }

    /**
     * A request that tells of danger must not be lost to a limit, whoever else has used it up: it is taken in beyond the usual
     * one, and whatever number was sent in that person's name. There is an end to it all the same, or one word would open the
     * door to a flood in which real cries for help are lost; and the refusal says who helps at once.
     */
    void charge(Contact contact, boolean inDanger) {
        charge(INTAKE, inDanger);
        if (!inDanger) {
            chargeContactPoints(contact);
        }
    }

    private void charge(String limit, boolean inDanger) {
        if (!inDanger) {
            limits.chargeClient(limit);
        } else if (!limits.triesClient(limit)) {
            limits.chargeClient(BEYOND);
        }
    }

    private void chargeContactPoints(Contact contact) {
        chargeEmail(contact);
        chargePhone(contact);
    }

    private void chargeEmail(Contact contact) {
        if (contact.email() != null) {
            limits.charge(CONTACT, contact.email().toLowerCase(Locale.ROOT));
        }
    }

    private void chargePhone(Contact contact) {
        if (contact.phone() != null) {
            limits.charge(CONTACT, contact.phone());
        }
    }

    /** Somebody puts another's number or address into a request. */
    void chargeNewContactPoints(Contact before, Contact after) {
        if (!Arrays.equals(before.emailIndex(), after.emailIndex())) {
            chargeEmail(after);
        }
        if (!Arrays.equals(before.phoneIndex(), after.phoneIndex())) {
            chargePhone(after);
        }
    }

    /** What a sender changes with the key. */
    void chargeChange(boolean inDanger) {
        charge(CHANGES, inDanger);
    }
}
