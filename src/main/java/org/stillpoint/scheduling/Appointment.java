package org.stillpoint.scheduling;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.stillpoint.platform.SensitiveText;

/** A confirmed visit of one patient. Its identity and its reference survive every move. */
@Entity
@Table(name = "appointment")
class Appointment {

    @Id
    private UUID id;

    private String reference;

    @Column(name = "site_id")
    private UUID siteId;

    @Column(name = "service_id")
    private UUID serviceId;

    @Column(name = "patient_id")
    private UUID patientId;

    @Enumerated(EnumType.STRING)
    private AppointmentStatus status;

    @Column(name = "start_at")
    private Instant start;

    @Column(name = "end_at")
    private Instant end;

    @Embedded
    private AgreedTime agreed;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<PlannedPhase> phases;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private PlannedActor[] actors; // no list: of a collection Hibernate only sees that its size changes

    private int moves;

    @Embedded
    private NoticeLifted lifted;

    @Column(name = "displaced_at")
    private Instant displacedAt;

    @Embedded
    private Cancellation cancellation;

    @Column(name = "arrived_at")
    private Instant arrivedAt;

    @Column(name = "missed_at")
    private Instant missedAt;

    @Column(name = "booked_at")
    private Instant bookedAt;

    @Column(name = "booked_by")
    private UUID bookedBy;

    @Version
    private long version;

    protected Appointment() {}

    /** A new appointment; {@code bookedBy} is the account, or null for somebody from outside. */
    static Appointment book(UUID id, String reference, UUID patientId, PlannedVisit visit, UUID bookedBy, Instant now) {
        var appointment = new Appointment();
        appointment.id = id;
        appointment.reference = reference;
        appointment.patientId = patientId;
        appointment.status = AppointmentStatus.BOOKED;
        appointment.bookedBy = bookedBy;
        appointment.bookedAt = now;
        appointment.take(visit, bookedBy);
        return appointment;
    }

    /** A rule was lifted for this time only: a later time keeps the rules or is excused anew. */
    private void take(PlannedVisit visit, UUID by) {
        siteId = visit.site().id();
        serviceId = visit.serviceId();
        start = visit.start();
        agreed = AgreedTime.of(start, visit.site().zone());
        lifted = NoticeLifted.of(visit.overrideReason(), by).orElse(null);
        cast(visit);
    }

    private void cast(PlannedVisit visit) {
        end = Timeline.of(start, visit.phases()).attended().end();
        phases = visit.phases();
        actors = visit.actors().toArray(PlannedActor[]::new);
        displacedAt = null;
    }

    /** The same visit at another time; an appointment that had lost an actor has all of them again. */
    void move(PlannedVisit visit, UUID by) {
        insistOn(AppointmentStatus.BOOKED);
        take(visit, by);
        moves++;
    }

    /** The same visit at the same time, served by others: what was lifted for that time stays lifted. */
    void recast(PlannedVisit visit) {
        OwnTime.insistOnMovable(this, true);
        cast(visit);
    }

    /** The patient knows when it is by the present rules of its zone. */
    void agreeOnPresentTime() {
        agreed = AgreedTime.of(start, zone());
    }

    void cancel(CancelReason reason, String note, boolean late, Instant now) {
        insistOn(AppointmentStatus.BOOKED);
        status = AppointmentStatus.CANCELLED;
        cancellation = new Cancellation(reason, SensitiveText.ofNullable(note), now, late);
        displacedAt = null;
    }

    void arrive(Instant now) {
        insistOn(AppointmentStatus.BOOKED);
        NotOnTheDay.unless(timeline().isOnItsDay(now, zone()), "An arrival is recorded on the day of the visit.");
        status = AppointmentStatus.ARRIVED;
        arrivedAt = now;
    }

    /** The patient did not come; only once the visit should have begun. */
    void miss(Instant now) {
        insistOn(AppointmentStatus.BOOKED);
        NotOnTheDay.unless(!now.isBefore(start), "The visit has not begun yet.");
        status = AppointmentStatus.NO_SHOW;
        missedAt = now;
        displacedAt = null;
    }

    /** The patient has left: nobody has to be found any more in place of those that were taken away. */
    void leave() {
        displacedAt = null;
    }

    /** An actor was taken away from it: somebody has to move it. What does not take place has nothing to lose. */
    void displace(UUID actor, Instant now) {
        if (status.isLive()) {
            actors = PlannedActor.without(actors, actor);
            displacedAt = now;
        }
    }

    void insistOn(AppointmentStatus wanted) {
        if (status != wanted) {
            throw new AppointmentNotOpen(status);
        }
    }

    UUID id() {
        return id;
    }

    String reference() {
        return reference;
    }

    UUID siteId() {
        return siteId;
    }

    UUID serviceId() {
        return serviceId;
    }

    UUID patientId() {
        return patientId;
    }

    AppointmentStatus status() {
        return status;
    }

    Instant start() {
        return start;
    }

    Instant end() {
        return end;
    }

    ZoneId zone() {
        return ZoneId.of(agreed.zone());
    }

    Timeline timeline() {
        return Timeline.of(start, phases);
    }

    List<PlannedActor> actors() {
        return List.of(actors);
    }

    int moves() {
        return moves;
    }

    Optional<Instant> displacedAt() {
        return Optional.ofNullable(displacedAt);
    }

    Optional<Cancellation> cancellation() {
        return Optional.ofNullable(cancellation);
    }

    Optional<Instant> arrivedAt() {
        return Optional.ofNullable(arrivedAt);
    }

    Optional<NoticeLifted> lifted() {
        return Optional.ofNullable(lifted);
    }

    Instant bookedAt() {
        return bookedAt;
    }

    long version() {
        return version;
    }
}
