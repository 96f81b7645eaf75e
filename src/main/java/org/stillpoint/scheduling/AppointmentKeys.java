package org.stillpoint.scheduling;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;
import org.stillpoint.security.KeyKind;
import org.stillpoint.security.PersonalKeys;

/** The key with which a patient sees to one visit. */
@Singleton
class AppointmentKeys {

    /** It outlives the visit, so that the patient can look back. */
    private static final Duration LIFE_AFTER_VISIT = Duration.ofDays(730);

    private final PersonalKeys keys;

    AppointmentKeys(PersonalKeys keys) {
        this.keys = keys;
    }

    String issue(Appointment booked) {
        return keys.issue(KeyKind.APPOINTMENT, booked.id(), end(booked));
    }

    /** Wherever visits have been moved to, their keys outlive them. */
    void prolong(Collection<Appointment> moved) {
        moved.stream()
                .map(AppointmentKeys::end)
                .max(Comparator.naturalOrder())
                .ifPresent(until -> keys.prolong(
                        KeyKind.APPOINTMENT,
                        until,
                        moved.stream().map(Appointment::id).toArray(UUID[]::new)));
    }

    private static Instant end(Appointment visit) {
        return visit.end().plus(LIFE_AFTER_VISIT);
    }
}
