package org.stillpoint.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.availability.NeedFailure;
import org.stillpoint.platform.MayBeAbsent;

/** What is proposed for a series, the best first; nothing of it is held. */
@Schema(requiredProperties = {"items", "expiresAt", "timeZone"})
public record ProposalsView(List<Item> items, OffsetDateTime expiresAt, ZoneId timeZone) {

    /** Dates that belong together. */
    @Schema(
            name = "SeriesProposal",
            requiredProperties = {"id", "complete", "sessions", "missing", "score", "warnings"})
    public record Item(
            UUID id,

            @Schema(description = "Every session has a date")
            boolean complete,

            List<Session> sessions,
            List<Missing> missing,

            @Schema(description = "What it was compared by, the most important first")
            List<Score> score,

            List<CourseNote> warnings) {}

    /** A session with its date. */
    @Schema(name = "ProposedSession")
    public record Session(
            @Schema(description = "Of the course, counted from 1")
            int step,

            int number,
            CoursePhase phase,
            String service,
            OffsetDateTime start,

            @Schema(description = "When the patient can leave")
            OffsetDateTime end,

            List<Actor> actors,
            List<String> why) {}

    /** Who or what would serve. */
    @Schema(name = "ProposedActor")
    public record Actor(String role, String actor, String name) {}

    /** A session that found no date. */
    @Schema(name = "MissingSession")
    public record Missing(
            int step,
            int number,
            CoursePhase phase,
            String service,

            @Schema(description = "The local days on which it was looked for")
            SeriesView.DueDays due,

            @Schema(description = "Rules and preferences that leave it no day")
            List<CourseNote> failed,

            @Schema(description = "For a few of the days that lack only a free start: which needs fail then")
            List<Day> days,

            List<Alternative> alternatives) {}

    /** What is not there at one start. */
    @Schema(name = "FailingDay")
    public record Day(LocalDate day, OffsetDateTime start, List<Need> needs) {}

    /** A role that nobody can play, and why each who is capable can not. */
    @Schema(name = "FailingNeed")
    public record Need(String role, List<Candidate> candidates) {}

    /** Absent {@code actor}: the patient's own calendar. */
    @Schema(name = "FailingCandidate")
    public record Candidate(
            @MayBeAbsent String actor, @MayBeAbsent String name, NeedFailure.Why why) {}

    /** A start that is free and does not keep everything. */
    @Schema(name = "AlternativeStart")
    public record Alternative(OffsetDateTime start, List<CourseNote> breaks) {}

    /** One of the things that proposals are compared by; smaller is better. */
    @Schema(name = "ProposalScore")
    public record Score(String criterion, long value, String inWords) {}
}
