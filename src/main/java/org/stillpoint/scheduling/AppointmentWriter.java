package org.stillpoint.scheduling;

import jakarta.inject.Singleton;
import java.time.LocalDateTime;
import java.util.UUID;
import org.stillpoint.platform.ColumnCipher;
import org.stillpoint.platform.DatabaseJson;
import org.stillpoint.platform.RoundTrip;

/**
 * Writes a new appointment in the same round trip as its claims. By plain SQL, because a mapper would send it by itself, and
 * waiting for that costs as much as the row.
 */
@Singleton
class AppointmentWriter {

    private static final String INSERT = """
            insert into appointment (id, reference, site_id, service_id, patient_id, status, start_at, end_at, local_start, zone,
                                     phases, actors, moves, override_reason, overridden_by, booked_at, booked_by, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, 0, ?, ?, ?, ?, 0)
            """;

    private final ColumnCipher cipher;

    AppointmentWriter(ColumnCipher cipher) {
        this.cipher = cipher;
    }

    void insert(Appointment booked, PlannedVisit visit, UUID bookedBy, RoundTrip writes) {
        writes.update(
                INSERT,
                count -> {},
                booked.id(),
                booked.reference(),
                booked.siteId(),
                booked.serviceId(),
                booked.patientId(),
                booked.status().name(),
                booked.start(),
                booked.end(),
                LocalDateTime.ofInstant(booked.start(), booked.zone()),
                booked.zone().getId(),
                DatabaseJson.text(visit.phases()),
                DatabaseJson.text(booked.actors()),
                booked.lifted()
                        .map(lifted -> cipher.seal(lifted.reason(), "appointment.override_reason"))
                        .orElse(null),
                booked.lifted().map(NoticeLifted::by).orElse(null),
                booked.bookedAt(),
                bookedBy);
    }
}
