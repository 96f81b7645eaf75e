package org.stillpoint.session;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Route;
import org.stillpoint.scheduling.VisitFact;
import org.stillpoint.treatment.VisitCourse;

/** Of which visit a session is, whose, where, by which route and under which protocol: what never changes of it. */
@MappedSuperclass
abstract class SessionOfVisit {

    @Id
    private UUID id;

    @Column(name = "appointment_id")
    private UUID appointmentId;

    @Column(name = "patient_id")
    private UUID patientId;

    @Column(name = "site_id")
    private UUID siteId;

    @Column(name = "service_id")
    private UUID serviceId;

    @Enumerated(EnumType.STRING)
    private Route route;

    @Column(name = "protocol_id")
    private UUID protocolId;

    @Column(name = "series_id")
    private UUID seriesId;

    protected SessionOfVisit() {}

    SessionOfVisit(UUID id, VisitFact visit, VisitCourse course) {
        this.id = id;
        appointmentId = visit.id();
        patientId = visit.patient();
        siteId = visit.site().id();
        serviceId = visit.service().id();
        route = visit.service().route();
        protocolId = course.protocol().map(protocol -> protocol.id()).orElse(null);
        seriesId = course.series().orElse(null);
    }

    UUID id() {
        return id;
    }

    UUID appointmentId() {
        return appointmentId;
    }

    UUID patientId() {
        return patientId;
    }

    UUID siteId() {
        return siteId;
    }

    UUID serviceId() {
        return serviceId;
    }

    Route route() {
        return route;
    }

    Optional<UUID> protocolId() {
        return Optional.ofNullable(protocolId);
    }

    Optional<UUID> seriesId() {
        return Optional.ofNullable(seriesId);
    }
}
