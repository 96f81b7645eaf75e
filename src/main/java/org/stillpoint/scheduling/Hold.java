package org.stillpoint.scheduling;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.stillpoint.availability.Claimed;
import org.stillpoint.availability.VisitAt;

/** A visit kept free for somebody who is still filling in a form. Becomes an appointment of the same id, or nobody's. */
@Entity
@Table(name = "hold")
class Hold {

    @Id
    private UUID id;

    @Column(name = "site_id")
    private UUID siteId;

    @Column(name = "service_id")
    private UUID serviceId;

    @Column(name = "start_at")
    private Instant start;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<PlannedPhase> phases;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<PlannedActor> actors;

    private int claims;

    private String client;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected Hold() {}

    /** {@code client} counts the holds of somebody from outside; null for staff. */
    static Hold of(UUID id, VisitAt visit, Claimed claimed, String client, Instant now, Instant expiresAt) {
        var hold = new Hold();
        hold.id = id;
        hold.siteId = visit.site().id();
        hold.serviceId = visit.service().id();
        hold.start = visit.start();
        hold.phases = PlannedPhase.of(visit.service());
        hold.actors = claimed.served().stream().map(PlannedActor::of).toList();
        hold.claims = claimed.claims();
        hold.client = client;
        hold.createdAt = now;
        hold.expiresAt = expiresAt;
        return hold;
    }

    UUID id() {
        return id;
    }

    UUID siteId() {
        return siteId;
    }

    UUID serviceId() {
        return serviceId;
    }

    Instant start() {
        return start;
    }

    List<PlannedPhase> phases() {
        return phases;
    }

    Timeline timeline() {
        return Timeline.of(start, phases);
    }

    List<PlannedActor> actors() {
        return actors;
    }

    /** How many claims were taken for it. */
    int claims() {
        return claims;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
