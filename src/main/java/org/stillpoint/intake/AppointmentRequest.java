package org.stillpoint.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Somebody wants an appointment, a call or an answer. */
@Entity
@Table(name = "appointment_request")
class AppointmentRequest {

    @Id
    private UUID id;

    @Embedded
    private Origin origin;

    @Enumerated(EnumType.STRING)
    private RequestStatus status;

    @Embedded
    private Contact contact;

    @Embedded
    private Wish wish;

    @Enumerated(EnumType.STRING)
    @Column(name = "held_back_because")
    private HeldBack heldBackBecause;

    @Column(name = "linked_to")
    private UUID linkedTo;

    @Column(name = "promised_call_at")
    private Instant promisedCallAt;

    @Embedded
    private Outreach outreach;

    @Embedded
    private CrisisFlag crisis;

    @Embedded
    private Led led;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    @Column(name = "corrected_at")
    private Instant correctedAt;

    @Column(name = "legal_hold")
    private boolean legalHold;

    @Version
    private long version;

    protected AppointmentRequest() {}

    static AppointmentRequest receive(UUID id, Origin origin, Contact contact, Wish wish) {
        var request = new AppointmentRequest();
        request.id = id;
        request.origin = origin;
        request.status = RequestStatus.RECEIVED;
        request.contact = contact;
        request.wish = wish;
        request.outreach = Outreach.NONE;
        return request;
    }

    /** Looks like the work of a machine: kept, but not put before anybody. With null for that of a person. */
    void holdBack(HeldBack because) {
        heldBackBecause = because;
    }

    /** The same person has asked before: the queue shows the earlier request, and this one with it. With null for itself again. */
    void link(UUID earlier) {
        linkedTo = earlier;
    }

    /** Names all requests of the person, which are one item of the queue. */
    UUID item() {
        return linkedTo == null ? id : linkedTo;
    }

    /** A danger that is known and that nobody has answered yet keeps its time to respond. */
    void raiseCrisis(CrisisSource source, Instant now, Instant respondBy) {
        if (!isInCrisis() || isCrisisAnswered()) {
            crisis = CrisisFlag.raise(source, now, respondBy);
        }
    }

    void clearCrisis(UUID by, String reason, Instant now) {
        crisis = crisis.clear(by, reason, now);
    }

    /** The patient has it now. */
    void handOnCrisis(Instant now) {
        crisis = crisis.handOn(now);
    }

    boolean isInCrisis() {
        return crisis != null && crisis.isOpen();
    }

    void promiseCall(Instant at) {
        promisedCallAt = at;
    }

    /** Refuses with {@link RequestNotOpen}. */
    void proceed(RequestStatus next, Instant now) {
        status.insistOpen();
        status = next;
        closedAt = next.isOpen() ? null : now;
    }

    /** Refuses with {@link RequestNotOpen}. */
    void convert(UUID patient, UUID appointment, Instant now) {
        proceed(RequestStatus.ASSESSMENT_SCHEDULED, now);
        led = new Led(patient, appointment);
    }

    /** Its patient is somebody else: it waits again, unless its sender does not want it any more. */
    void takeBack() {
        led = null;
        crisis = crisis == null ? null : crisis.takeBack();
        if (status == RequestStatus.ASSESSMENT_SCHEDULED) {
            waitAgain();
        }
    }

    /** Somebody tried to contact the person. */
    void attempted(AttemptOutcome outcome, Instant now, Instant nextTry) {
        outreach = outreach.after(outcome, now, nextTry);
        if (status == RequestStatus.RECEIVED && outcome.isContact()) {
            status = RequestStatus.CONTACTED;
        }
    }

    /** Only what the clinic closed itself: not what was taken back or has led to a visit. Refuses with {@link RequestNotClosed}. */
    void reopen() {
        status.insistReopenable();
        waitAgain();
    }

    /** Stands for itself again. */
    private void waitAgain() {
        linkedTo = null;
        heldBackBecause = null;
        outreach = outreach.askedAgain();
        status = outreach.firstContactAt() == null ? RequestStatus.RECEIVED : RequestStatus.CONTACTED;
        closedAt = null;
    }

    /** Whose visit has fallen through asks again so: staff see in the queue how the person is reached now. */
    void correct(Contact corrected, Instant now) {
        contact = corrected;
        correctedAt = now;
        if (status == RequestStatus.ASSESSMENT_SCHEDULED) {
            waitAgain();
        }
    }

    /** Its sender does not want it any more; a danger that it told of stays, and so does what staff think of it. */
    void withdraw(Instant now) {
        withdrawnAt = now;
        if (status.isOpen()) {
            proceed(RequestStatus.WITHDRAWN, now);
        }
    }

    /** What staff have put aside unseen is open to its sender. */
    RequestStatus statusToSender() {
        return withdrawnAt == null ? status.toSender() : RequestStatus.WITHDRAWN;
    }

    /** Somebody has spoken with the person since the danger became known. */
    boolean isCrisisAnswered() {
        return outreach.spokenAt() != null && !outreach.spokenAt().isBefore(crisis.raisedAt());
    }

    /** Where somebody may be in danger there is something to do, whatever has become of the request. */
    void insistOnWork() {
        if (!isInCrisis()) {
            status.insistOpen();
        }
    }

    UUID id() {
        return id;
    }

    RequestStatus status() {
        return status;
    }

    Origin origin() {
        return origin;
    }

    Contact contact() {
        return contact;
    }

    Wish wish() {
        return wish;
    }

    Optional<HeldBack> heldBackBecause() {
        return Optional.ofNullable(heldBackBecause);
    }

    Optional<UUID> linkedTo() {
        return Optional.ofNullable(linkedTo);
    }

    Optional<Instant> promisedCallAt() {
        return Optional.ofNullable(promisedCallAt);
    }

    Outreach outreach() {
        return outreach;
    }

    Optional<CrisisFlag> crisis() {
        return Optional.ofNullable(crisis);
    }

    Optional<UUID> patientId() {
        return Optional.ofNullable(led).map(Led::patient);
    }

    long version() {
        return version;
    }
}
