package org.stillpoint.treatment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.stillpoint.platform.TimeSlot;

/** A repair that was proposed. Nothing is held for it: whoever accepts it finds out. */
@Entity
@Table(name = "repair_proposal")
class RepairProposal {

    /**
     * @param items in the order of their acceptance
     * @param provenBest no other proposal would disturb less
     */
    record Content(List<RepairItem> items, boolean provenBest) {}

    @Id
    private UUID id;

    @Column(name = "site_id")
    private UUID siteId;

    @Column(name = "starts_from")
    private Instant startsFrom;

    @Column(name = "starts_to")
    private Instant startsTo;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Content content;

    @Column(name = "makes_room")
    private boolean makesRoom;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private UUID createdBy;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "accepted_at")
    private Instant acceptedAt;

    @Column(name = "accepted_by")
    private UUID acceptedBy;

    protected RepairProposal() {}

    RepairProposal(UUID id, RepairScope scope, Content content, UUID by, Instant now, Instant expiresAt) {
        this.id = id;
        siteId = scope.site();
        startsFrom = scope.starts().start();
        startsTo = scope.starts().end();
        makesRoom = scope.makesRoom();
        this.content = content;
        createdBy = by;
        createdAt = now;
        this.expiresAt = expiresAt;
    }

    /** Once, and only while it is good. */
    void accept(UUID by, Instant now) {
        if (acceptedAt != null) {
            throw new RepairAccepted();
        }
        if (!now.isBefore(expiresAt)) {
            throw new RepairStale();
        }
        acceptedAt = now;
        acceptedBy = by;
    }

    UUID id() {
        return id;
    }

    UUID siteId() {
        return siteId;
    }

    TimeSlot starts() {
        return new TimeSlot(startsFrom, startsTo);
    }

    /** Whether it moves visits for somebody who is still being treated, not those that have lost an actor. */
    boolean makesRoom() {
        return makesRoom;
    }

    Content content() {
        return content;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Optional<Instant> acceptedAt() {
        return Optional.ofNullable(acceptedAt);
    }
}
