package org.stillpoint.treatment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.scheduling.VisitMove;
import org.stillpoint.scheduling.WantedVisit;

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
     * @param moves of booked visits; only a repair has any
     */
    record Content(
            ProposeSessions wishes, List<ProposedSession> sessions, Preferences preferences, List<ProposedMove> moves) {

        Content {
            moves = moves == null ? List.of() : moves;
        }

        static Content ofCourse(ProposeSessions wishes, List<ProposedSession> sessions, Preferences preferences) {
            return new Content(wishes, sessions, preferences, List.of());
        }

        static Content ofRepair(List<ProposedSession> sessions, Preferences preferences, List<ProposedMove> moves) {
            return new Content(null, sessions, preferences, moves);
        }

        Kind kind() {
            return wishes == null ? Kind.REPAIR : Kind.COURSE;
        }
    }

    /**
     * @param version of the appointment, as it was then
     * @param actors who would serve
     */
    record ProposedMove(UUID appointment, long version, Instant to, List<UUID> actors) {}

    /**
     * @param step of the course, counted from 0
     * @param number among the step's sessions, counted from 1
     * @param practitioners who would serve
     */
    record ProposedSession(int step, int number, String service, Instant start, List<UUID> practitioners) {

        static List<ProposedSession> of(CourseProposal proposal) {
            return proposal.sessions().stream()
                    .map(session -> new ProposedSession(
                            session.wish().step(),
                            session.wish().number(),
                            session.wish().service(),
                            session.start().start(),
                            List.copyOf(session.seat().practitioners())))
                    .toList();
        }
    }

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
        kind = content.kind();
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

    /** A repair may have found no place for anything. */
    void insistOnSomething() {
        if (content.sessions().isEmpty() && content.moves().isEmpty()) {
            throw InvalidRequest.parameter("proposal", "offers nothing that could be done");
        }
    }

    /** Its sessions, to be booked. */
    List<WantedVisit> wanted(SeriesFile file, ClinicPlan plan) {
        var avoided = avoided(plan);
        return content.sessions().stream()
                .map(session -> new WantedVisit(
                        session.service(),
                        file.site().code(),
                        session.start(),
                        Set.copyOf(session.practitioners()),
                        avoided))
                .toList();
    }

    /** From which day the weeks of a step are counted when its sessions are booked. */
    Optional<LocalDate> weeksFrom(SeriesFile file, int step) {
        var days = content.sessions().stream()
                .filter(session -> session.step() == step)
                .map(session -> LocalDate.ofInstant(session.start(), file.site().zone()));
        return file.progress().weeksFrom(step, days);
    }

    /** Its moves, to be made. */
    List<VisitMove> moves(ClinicPlan plan) {
        var avoided = avoided(plan);
        return content.moves().stream()
                .map(move -> new VisitMove(
                        move.appointment(), move.version(), move.to(), Set.copyOf(move.actors()), avoided))
                .toList();
    }

    private Set<UUID> avoided(ClinicPlan plan) {
        return content.preferences().in(plan).avoided();
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
