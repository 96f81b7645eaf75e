package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Locale;
import java.util.stream.Stream;
import org.stillpoint.patient.PatientView;
import org.stillpoint.security.RateLimits;

/** What people from outside may book for themselves: so much from one client, so much in one person's name, and not everybody. */
@ApplicationScoped
class Outsiders {

    private static final String CLIENT = "bookings";
    private static final String CONTACT = "booking-contact";
    private static final String CHANGES = "booking-changes";

    private final RateLimits limits;
    private final Instance<SelfBookingGuard> guards;

    Outsiders(RateLimits limits, Instance<SelfBookingGuard> guards) {
        this.limits = limits;
        this.guards = guards;
    }

    /** Before anything is read for them. */
    void charge() {
        limits.chargeWriter(CLIENT);
    }

    /** Somebody moves or cancels their own visit. */
    void chargeChange() {
        limits.chargeWriter(CHANGES);
    }

    /** The person whom they have named, as they were just written down. */
    void admit(PatientView person) {
        Stream.ofNullable(person.email())
                .map(email -> email.toLowerCase(Locale.ROOT))
                .forEach(email -> limits.charge(CONTACT, email));
        Stream.ofNullable(person.phone()).forEach(phone -> limits.charge(CONTACT, phone));
        insistOnSafe(person);
    }

    /** Refuses whom a {@link SelfBookingGuard} does not let do it alone. */
    void insistOnSafe(PatientView person) {
        guards.forEach(guard -> guard.insist(person));
    }
}
