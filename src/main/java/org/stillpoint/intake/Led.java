package org.stillpoint.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** What a request has led to: a patient, and the visit that was booked with it. */
@Embeddable
record Led(
        @Column(name = "patient_id") UUID patient,
        @Column(name = "appointment_id") UUID appointment) {}
