package org.stillpoint.followup;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** A dated piece of contact or review after something that happened. Made by {@link Recompute}; what staff do to it is done here. */
@Entity
@Table(name = "follow_up")
class FollowUp extends WhatIsDue {

    @Enumerated(EnumType.STRING)
    private FollowUpStatus status;

    private short priority;

    private UUID owner;

    @Column(name = "owner_since")
    private Instant ownerSince;

    @Column(name = "owner_until")
    private Instant ownerUntil;

    private int attempts;

    @Column(name = "next_try_at")
    private Instant nextTryAt;

    private short escalation;

    @Column(name = "appointment_id")
    private UUID appointmentId;

    private UUID[] responses;

    @Column(name = "completed_at")
    private Instant completedAt;

    @Column(name = "completed_by")
    private UUID completedBy;

    private String outcome;

    @Type(SensitiveTextType.class)
    private SensitiveText result;

    @Embedded
    private Suggestion suggestion;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected FollowUp() {}

    /** For its owner for longer, for others once nobody has it: else refuses with {@link FollowUpAssigned}. */
    void take(UUID account, Instant now, Instant until) {
        insistOnWork();
        insistOnNobodyElse(account, now);
        ownerSince = owner(now).map(Ownership::since).orElse(now);
        owner = account;
        ownerUntil = until;
        updatedAt = now;
    }

    void giveBack(Instant now) {
        owner = null;
        ownerSince = null;
        ownerUntil = null;
        updatedAt = now;
    }

    void insistOnNobodyElse(UUID account, Instant now) {
        owner(now).filter(held -> !held.account().equals(account)).ifPresent(held -> {
            throw new FollowUpAssigned(held);
        });
    }

    /** A review is not put off past its time; one that is late already is as urgent as danger. */
    Instant triedAgainBy(Instant now) {
        var most = now.plus(FollowUpDefaults.triedAgainWithin(kind()));
        if (kind() != FollowUpKind.REVIEW) {
            return most;
        }
        var to = window().to();
        if (!now.isBefore(to)) {
            return now.plus(FollowUpDefaults.triedAgainWithin(FollowUpKind.RISK));
        }
        return to.isBefore(most) ? to : most;
    }

    /** {@code again} may be null. */
    void tried(Instant again, Instant now) {
        insistOnWork();
        attempts++;
        nextTryAt = again;
        giveBack(now);
    }

    /** What was missed can still be made good. {@code found} may be null. */
    void complete(FollowUpOutcome how, String found, UUID by, Instant now) {
        insistOnWork();
        status = FollowUpStatus.COMPLETED;
        outcome = how.name();
        result = SensitiveText.ofNullable(found);
        completedBy = by;
        completedAt = now;
        nextTryAt = null;
        giveBack(now);
    }

    /** All that the patient has answered so far. */
    void receive(List<UUID> answers) {
        responses = answers.toArray(UUID[]::new);
    }

    void bookAs(UUID appointment, Instant now) {
        appointmentId = appointment;
        nextTryAt = null;
        updatedAt = now;
    }

    /** From tomorrow on at the earliest. Refuses with {@link NothingSuggested}, also where it is due anyway by then. */
    Suggestion accept(UUID by, LocalDate today, Instant now) {
        insistOnWork();
        var tomorrow = today.plusDays(1);
        suggestion = suggestion()
                .filter(open -> open.acceptedAt() == null && !open.to().isBefore(tomorrow))
                .orElseThrow(NothingSuggested::new)
                .accepted(by, tomorrow, now);
        updatedAt = now;
        return suggestion;
    }

    /** To the top of the list, for anybody. */
    void escalate(Instant now) {
        insistOnWork();
        escalation++;
        priority = (short) Math.min(priority, FollowUpDefaults.priority("ESCALATED"));
        nextTryAt = null;
        giveBack(now);
    }

    /** What it was for is not there any more. */
    void close(Instant now) {
        status = FollowUpStatus.CLOSED;
        giveBack(now);
    }

    /** Refuses with {@link FollowUpNotOpen}. */
    void insistOnWork() {
        if (status != FollowUpStatus.OPEN && status != FollowUpStatus.MISSED) {
            throw new FollowUpNotOpen(FollowUpState.settled(status));
        }
    }

    /** Refuses with {@link NotAskedYet}. */
    void insistOnTime(Instant now) {
        if (isBeforeTime(now)) {
            throw new NotAskedYet(window().from());
        }
    }

    boolean isBeforeTime(Instant now) {
        return now.isBefore(window().from());
    }

    ShownFollowUp shown() {
        return new ShownFollowUp(
                id(),
                patientId(),
                code(),
                kind(),
                status,
                priority,
                siteId(),
                window(),
                why(),
                seriesId(),
                sessionId(),
                follows(),
                instruments(),
                appointmentId(),
                Optional.ofNullable(owner).map(account -> new Ownership(account, ownerSince, ownerUntil)),
                attempts,
                Optional.ofNullable(nextTryAt),
                escalation,
                Optional.ofNullable(completedAt),
                Optional.ofNullable(completedBy),
                Optional.ofNullable(outcome),
                Optional.ofNullable(result),
                List.of(responses),
                about(),
                suggestion(),
                version);
    }

    FollowUpStatus status() {
        return status;
    }

    /** What a patient is told of: neither what is not needed any more, nor that somebody is worried, nor what staff have left open. */
    boolean isForPatient() {
        return status != FollowUpStatus.CLOSED && !tellsHowThePatientIs() && !code().equals(NotClosedSessions.CODE);
    }

    /** Who works on it now. */
    Optional<Ownership> owner(Instant now) {
        return Optional.ofNullable(owner)
                .filter(account -> now.isBefore(ownerUntil))
                .map(account -> new Ownership(account, ownerSince, ownerUntil));
    }

    /** Somebody works on it, until then. */
    record Ownership(UUID account, Instant since, Instant until) {}

    Optional<UUID> appointmentId() {
        return Optional.ofNullable(appointmentId);
    }

    Optional<Suggestion> suggestion() {
        return Optional.ofNullable(suggestion);
    }

    long version() {
        return version;
    }
}
