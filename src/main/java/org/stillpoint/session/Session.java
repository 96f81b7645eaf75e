package org.stillpoint.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.OptimisticLock;
import org.stillpoint.scheduling.VisitFact;
import org.stillpoint.treatment.VisitCourse;

/**
 * What really happens at one treatment appointment. Each verb guards the state, refuses with {@link SessionNotOpen} or {@link
 * MomentsOutOfOrder}, and answers what is to be kept of it.
 */
@Entity
@Table(name = "session")
class Session extends SessionOfVisit {

    @Enumerated(EnumType.STRING)
    private SessionState state;

    @Column(name = "arrived_at")
    private Instant arrivedAt;

    @Column(name = "ready_at")
    private Instant readyAt;

    /** Changes by itself while somebody works with the rest. */
    @OptimisticLock(excluded = true)
    @Column(name = "ready_until")
    private Instant readyUntil;

    @Column(name = "dosing_began_at")
    private Instant dosingBeganAt;

    @Column(name = "dosing_ended_at")
    private Instant dosingEndedAt;

    @Column(name = "left_at")
    private Instant leftAt;

    @Version
    private long version;

    protected Session() {}

    private Session(UUID id, VisitFact visit, VisitCourse course, Instant arrivedAt) {
        super(id, visit, course);
        this.state = SessionState.ARRIVED;
        this.arrivedAt = arrivedAt;
    }

    /** The patient has arrived; {@link SessionChange#arrival} is what is to be kept of it. */
    static Session arrive(UUID id, VisitFact visit, VisitCourse course, Instant arrivedAt) {
        return new Session(id, visit, course, arrivedAt);
    }

    /** Every gate holds, as far as anybody knows until {@code until} (null: until something changes). */
    SessionChange becomeReady(Instant until, UUID by, Instant now) {
        insistOn(SessionState.ARRIVED);
        readyAt = now;
        readyUntil = until;
        return to(SessionState.READY, now, now, by, null);
    }

    /** Although it is not any more: something is told that was given before a gate was lost. */
    SessionChange wasReady(Instant since, UUID by, Instant now) {
        insistOn(SessionState.ARRIVED);
        readyAt = since;
        return to(SessionState.READY, since, now, by, null);
    }

    /** The gates hold for a longer or shorter time than was thought when it became ready. */
    void readyUntil(Instant until) {
        insistOn(SessionState.READY);
        readyUntil = until;
    }

    /** A gate does not hold any more. {@code by} is null for the program itself, as in all that follows. */
    SessionChange unready(UUID by, Instant now) {
        insistOn(SessionState.READY);
        readyAt = null;
        return to(SessionState.ARRIVED, now, now, by, null);
    }

    /** The first dose, or a further one after the last seemed to be over: observation begins anew when that is. */
    SessionChange dosingBegan(Instant at, UUID by, Instant now) {
        insistOn(SessionState.READY, SessionState.OBSERVATION);
        MomentsOutOfOrder.insist(at, arrivedAt, dosingEndedAt);
        dosingBeganAt = dosingBeganAt == null ? at : dosingBeganAt;
        dosingEndedAt = null;
        return to(SessionState.DOSING, at, now, by, null);
    }

    SessionChange dosingEnded(Instant at, UUID by, Instant now) {
        insistOn(SessionState.DOSING);
        MomentsOutOfOrder.insist(at, dosingBeganAt);
        dosingEndedAt = at;
        return to(SessionState.OBSERVATION, at, now, by, null);
    }

    /**
     * What was recorded of the doses was wrong, also where the patient has left since: what follows is counted from what really
     * happened. {@code ended} is null exactly while one is given.
     */
    void correctDosing(Instant began, Instant ended) {
        if (ended == null) {
            insistOn(SessionState.DOSING);
        } else {
            insistOn(SessionState.OBSERVATION, SessionState.DISCHARGED, SessionState.TRANSFERRED);
        }
        MomentsOutOfOrder.insist(began, arrivedAt);
        MomentsOutOfOrder.insist(ended, began);
        MomentsOutOfOrder.insist(leftAt, ended);
        dosingBeganAt = began;
        dosingEndedAt = ended;
    }

    /** It was recorded by mistake that something was: the patient waits as at the arrival. */
    SessionChange nothingWasGiven(UUID by, Instant now) {
        insistOn(SessionState.DOSING, SessionState.OBSERVATION);
        dosingBeganAt = dosingEndedAt = readyAt = null;
        return to(SessionState.ARRIVED, now, now, by, null);
    }

    SessionChange discharge(Instant at, UUID by, Instant now) {
        insistOn(SessionState.OBSERVATION);
        return leave(SessionState.DISCHARGED, at, now, by, null);
    }

    SessionChange endWithoutDose(String reason, Instant at, UUID by, Instant now) {
        insistOn(SessionState.ARRIVED, SessionState.READY);
        return leave(SessionState.ENDED_WITHOUT_DOSE, at, now, by, reason);
    }

    SessionChange transfer(String reason, Instant at, UUID by, Instant now) {
        insistOnOpen();
        return leave(SessionState.TRANSFERRED, at, now, by, reason);
    }

    private SessionChange leave(SessionState how, Instant at, Instant now, UUID by, String reason) {
        MomentsOutOfOrder.insist(at, arrivedAt, dosingBeganAt, dosingEndedAt);
        leftAt = at;
        return to(how, at, now, by, reason);
    }

    private SessionChange to(SessionState next, Instant at, Instant now, UUID by, String reason) {
        var change = new SessionChange(id(), state, next, at, now, by, reason);
        state = next;
        readyUntil = next == SessionState.READY ? readyUntil : null;
        return change;
    }

    /** Refuses with {@link SessionNotOpen} unless it stands so. */
    void insistOn(SessionState... wanted) {
        SessionNotOpen.insist(state, wanted);
    }

    /** Refuses with {@link SessionNotOpen} once the patient has left. */
    void insistOnOpen() {
        insistOn(SessionState.ARRIVED, SessionState.READY, SessionState.DOSING, SessionState.OBSERVATION);
    }

    SessionState state() {
        return state;
    }

    Instant arrivedAt() {
        return arrivedAt;
    }

    Optional<Instant> readyAt() {
        return Optional.ofNullable(readyAt);
    }

    Optional<Instant> readyUntil() {
        return Optional.ofNullable(readyUntil);
    }

    Optional<Instant> dosingBeganAt() {
        return Optional.ofNullable(dosingBeganAt);
    }

    /** The actual end; empty while something is being given. */
    Optional<Instant> dosingEndedAt() {
        return Optional.ofNullable(dosingEndedAt);
    }

    Optional<Instant> leftAt() {
        return Optional.ofNullable(leftAt);
    }

    long version() {
        return version;
    }
}
