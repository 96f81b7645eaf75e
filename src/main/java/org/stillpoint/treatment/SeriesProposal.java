package org.stillpoint.treatment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** Dates that were proposed for a series. Nothing is held for it: whoever books finds out. */
@Entity
@Table(name = "series_proposal")
class SeriesProposal {

    /** What a proposal is for. */
    enum Kind {
        COURSE,
        REPAIR
    }

    /**
     * What is needed to book it, and to propose anew.
     *
     * @param preferences those that were kept
     */
    record Content(ProposeSessions wishes, List<ProposedSession> sessions, Preferences preferences) {}

    /**
     * @param step of the course, counted from 0
     * @param number among the step's sessions, counted from 1
     * @param practitioners who would serve
     */
    record ProposedSession(int step, int number, String service, Instant start, List<UUID> practitioners) {}

    @Id
    private UUID id;

    @Column(name = "series_id")
    private UUID seriesId;

    @Column(name = "series_version")
    private long seriesVersion;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Content content;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected SeriesProposal() {}

    SeriesProposal(UUID id, SeriesFile file, Content content, Instant now, Instant expiresAt) {
        this.id = id;
        seriesId = file.series().id();
        seriesVersion = file.version();
        kind = Kind.COURSE;
        this.content = content;
        createdAt = now;
        this.expiresAt = expiresAt;
    }

    UUID id() {
        return id;
    }

    UUID seriesId() {
        return seriesId;
    }

    Content content() {
        return content;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /** Refuses once it is over, or the series or one of its visits has changed since. */
    void insistOnFresh(SeriesFile file, Instant now) {
        if (!now.isBefore(expiresAt) || seriesVersion != file.version()) {
            throw new ProposalStale();
        }
    }
}
