package org.stillpoint.treatment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.stillpoint.clinic.Route;
import org.stillpoint.patient.Indication;

/** One patient's course under one version of a protocol. Its visits are appointments, and how they stand is told by those alone. */
@Entity
@Table(name = "treatment_series")
class TreatmentSeries {

    @Id
    private UUID id;

    private String reference;

    @Column(name = "patient_id")
    private UUID patientId;

    @Column(name = "protocol_id")
    private UUID protocolId;

    @Enumerated(EnumType.STRING)
    private Route route;

    @Column(name = "site_id")
    private UUID siteId;

    @Enumerated(EnumType.STRING)
    private Indication indication;

    @Column(name = "off_label")
    private boolean offLabel;

    @Enumerated(EnumType.STRING)
    private SeriesStatus status;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Preferences preferences;

    @Column(name = "start_from")
    private LocalDate startFrom;

    @Column(name = "start_to")
    private LocalDate startTo;

    private int round;

    @Column(name = "base_step")
    private int baseStep;

    @Column(name = "base_rung")
    private int baseRung;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "started_by")
    private UUID startedBy;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "end_reason")
    private SeriesEndReason endReason;

    @Version
    private long version;

    protected TreatmentSeries() {}

    /** What is agreed when a series begins. */
    record Beginning(
            UUID patient,
            UUID protocol,
            Route route,
            UUID site,
            Indication indication,
            boolean offLabel,
            Preferences preferences,
            LocalDate from,
            LocalDate to) {}

    static TreatmentSeries start(UUID id, String reference, Beginning agreed, UUID by, Instant now) {
        var series = new TreatmentSeries();
        series.id = id;
        series.reference = reference;
        series.patientId = agreed.patient();
        series.protocolId = agreed.protocol();
        series.route = agreed.route();
        series.siteId = agreed.site();
        series.indication = agreed.indication();
        series.offLabel = agreed.offLabel();
        series.status = SeriesStatus.ACTIVE;
        series.preferences = agreed.preferences();
        series.startFrom = agreed.from();
        series.startTo = agreed.to();
        series.startedBy = by;
        series.startedAt = now;
        return series;
    }

    void pause() {
        insistOn(SeriesStatus.ACTIVE);
        status = SeriesStatus.PAUSED;
    }

    void resume() {
        insistOn(SeriesStatus.PAUSED);
        status = SeriesStatus.ACTIVE;
    }

    /** From here on the course is counted anew. */
    void stepBack(CoursePosition to) {
        insistOpen();
        status = SeriesStatus.ACTIVE;
        round = to.round();
        baseStep = to.step();
        baseRung = to.rung();
    }

    void follow(UUID newVersion) {
        insistOpen();
        protocolId = newVersion;
    }

    /** Tells the former ones. */
    Preferences prefer(Preferences wanted) {
        insistOpen();
        var former = preferences;
        preferences = wanted;
        return former;
    }

    void end(SeriesEndReason reason, Instant now) {
        insistOpen();
        status = SeriesStatus.ENDED;
        endReason = reason;
        endedAt = now;
    }

    void insistOpen() {
        if (status == SeriesStatus.ENDED) {
            throw new SeriesNotOpen(status);
        }
    }

    void insistOn(SeriesStatus wanted) {
        if (status != wanted) {
            throw new SeriesNotOpen(status);
        }
    }

    UUID id() {
        return id;
    }

    String reference() {
        return reference;
    }

    UUID patientId() {
        return patientId;
    }

    /** Of the version that it follows. */
    UUID protocolId() {
        return protocolId;
    }

    Route route() {
        return route;
    }

    UUID siteId() {
        return siteId;
    }

    Indication indication() {
        return indication;
    }

    boolean offLabel() {
        return offLabel;
    }

    SeriesStatus status() {
        return status;
    }

    Preferences preferences() {
        return preferences;
    }

    LocalDate startFrom() {
        return startFrom;
    }

    LocalDate startTo() {
        return startTo;
    }

    CoursePosition base() {
        return new CoursePosition(round, baseStep, baseRung);
    }

    Instant startedAt() {
        return startedAt;
    }

    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    Optional<SeriesEndReason> endReason() {
        return Optional.ofNullable(endReason);
    }

    long version() {
        return version;
    }
}
