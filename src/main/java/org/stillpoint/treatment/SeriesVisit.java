package org.stillpoint.treatment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.scheduling.VisitFact;

/** That an appointment belongs to a series, as a session of one of its steps. What becomes of it is told by the appointment. */
@Entity
@Table(name = "series_visit")
class SeriesVisit {

    @Id
    @Column(name = "appointment_id")
    private UUID appointmentId;

    @Column(name = "series_id")
    private UUID seriesId;

    private int step;

    private int round;

    @Column(name = "weeks_from")
    private LocalDate weeksFrom;

    @Column(name = "created_at")
    private Instant createdAt;

    protected SeriesVisit() {}

    SeriesVisit(UUID appointmentId, UUID seriesId, int step, int round, Optional<LocalDate> weeksFrom, Instant now) {
        this.appointmentId = appointmentId;
        this.seriesId = seriesId;
        this.step = step;
        this.round = round;
        this.weeksFrom = weeksFrom.orElse(null);
        createdAt = now;
    }

    UUID appointmentId() {
        return appointmentId;
    }

    UUID seriesId() {
        return seriesId;
    }

    /** {@code withoutDose}: the patient has left and was given nothing. */
    SeriesSession as(VisitFact visit, boolean withoutDose) {
        var local = LocalDateTime.ofInstant(visit.start(), visit.site().zone());
        return new SeriesSession(
                appointmentId,
                visit.reference(),
                step,
                round,
                state(visit, withoutDose),
                visit.start(),
                local.toLocalDate(),
                local.toLocalTime(),
                visit.displaced(),
                visit.version(),
                Optional.ofNullable(weeksFrom));
    }

    private static SessionState state(VisitFact visit, boolean withoutDose) {
        return switch (visit.status()) {
            case BOOKED -> SessionState.BOOKED;
            case ARRIVED -> withoutDose ? SessionState.WITHOUT_DOSE : SessionState.DONE;
            case NO_SHOW -> SessionState.MISSED;
            case CANCELLED -> SessionState.CANCELLED;
        };
    }
}
