package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.stillpoint.clinic.Site;
import org.stillpoint.treatment.CourseFact.Maintenance;
import org.stillpoint.treatment.CourseFact.Review;
import org.stillpoint.treatment.CourseFact.Visit;

/**
 * Courses as facts for the features above, by the same few queries for one patient as for many, as the caller's transaction finds
 * them. Who shows any of it to somebody records that.
 */
@ApplicationScoped
public class Courses {

    private final AllSeries all;
    private final SeriesFiles files;
    private final KnownProtocols protocols;

    Courses(AllSeries all, SeriesFiles files, KnownProtocols protocols) {
        this.all = all;
        this.files = files;
        this.protocols = protocols;
    }

    /** Of all these patients, also courses that have ended; by their starts. */
    public List<CourseFact> of(Collection<UUID> patients) {
        return patients.isEmpty()
                ? List.of()
                : files.of(all.ofPatients(patients)).stream().map(Courses::fact).toList();
    }

    /**
     * Of everybody, those that started in that time, {@code to} excluded; by their starts. As they stood at {@code asOf}, without visits
     * that were to begin from then on. Nothing is said of a maintenance, and a course that was paused in between is said to go on.
     */
    public List<CourseFact> startedBetween(Instant from, Instant to, Instant asOf) {
        return files.of(all.startedBetween(from, to)).stream()
                .map(file -> fact(new CourseThen(file, asOf)))
                .toList();
    }

    private CourseFact fact(CourseThen then) {
        var present = then.file().protocol();
        var version = then.version();
        var protocol = version.isPresent() ? protocols.version(present.code(), version.getAsInt()) : present;
        var status = then.endedAt().isPresent() ? SeriesStatus.ENDED : SeriesStatus.ACTIVE;
        return fact(
                then.file().series(),
                protocol,
                then.file().site(),
                status,
                then.endedAt(),
                then.progress(protocol),
                List.of());
    }

    /** A version of a protocol that is referred to. */
    public Protocol protocol(UUID version) {
        return protocols.get(version);
    }

    static CourseFact fact(SeriesFile file) {
        var series = file.series();
        var progress = file.progress();
        var due = series.status() == SeriesStatus.ACTIVE ? maintenance(file, progress) : List.<Maintenance>of();
        return fact(series, file.protocol(), file.site(), series.status(), series.endedAt(), progress, due);
    }

    private static CourseFact fact(
            TreatmentSeries series,
            Protocol protocol,
            Site site,
            SeriesStatus status,
            Optional<Instant> endedAt,
            CourseProgress progress,
            List<Maintenance> maintenance) {
        return new CourseFact(
                series.id(),
                series.patientId(),
                series.reference(),
                protocol,
                status,
                site,
                series.startedAt(),
                endedAt,
                progress.sessions().stream()
                        .map(session -> visit(session, progress))
                        .toList(),
                progress.reviews().stream()
                        .map(review -> review(review, progress))
                        .toList(),
                isInductionOver(progress),
                progress.stop().isEmpty() && goesOnAfterInduction(progress),
                next(progress),
                progress.outside().last(),
                maintenance);
    }

    static Visit visit(SeriesSession session, CourseProgress progress) {
        var phase = phase(session.step(), progress);
        return new Visit(
                session.appointment(),
                session.step(),
                session.round(),
                phase,
                phase != CoursePhase.REVIEW && phase != CoursePhase.ASSESSMENT,
                session.state(),
                session.start());
    }

    /** A version of a protocol may have fewer steps than the one under which a visit was booked. */
    private static CoursePhase phase(int step, CourseProgress progress) {
        return progress.course()
                .get(Math.min(step, progress.course().size() - 1))
                .phase();
    }

    private static Review review(CourseReview review, CourseProgress progress) {
        return new Review(
                review.step(),
                review.round(),
                phase(review.step(), progress),
                review.decision() == ReviewDecision.CONTINUE,
                review.at());
    }

    private static Optional<CourseStep> next(CourseProgress progress) {
        return progress.stop().isEmpty() && !progress.isComplete()
                ? Optional.of(progress.course().get(progress.current()))
                : Optional.empty();
    }

    private static boolean isInductionOver(CourseProgress progress) {
        var inductions = inductions(progress).toArray();
        return inductions.length > 0
                && IntStream.of(inductions).allMatch(step -> step < progress.floor() || isDone(progress.state(step)));
    }

    private static boolean isDone(CourseProgress.StepState state) {
        return state.of().isPresent() && state.done() >= state.of().getAsInt();
    }

    private static IntStream inductions(CourseProgress progress) {
        return IntStream.range(0, progress.course().size())
                .filter(step -> progress.course().get(step).phase() == CoursePhase.INDUCTION);
    }

    private static boolean goesOnAfterInduction(CourseProgress progress) {
        return progress.course().stream()
                .anyMatch(step -> step.phase() == CoursePhase.OPTIMISATION || step.phase() == CoursePhase.MAINTENANCE);
    }

    private static List<Maintenance> maintenance(SeriesFile file, CourseProgress progress) {
        var due = new ArrayList<Maintenance>();
        endless(progress)
                .ifPresent(step -> due.addAll(
                        new MaintenanceDates(progress, file.protocol().spacing(), step).upToNext()));
        return due;
    }

    /** The step that goes on without an end, when the course is in it. */
    private static OptionalInt endless(CourseProgress progress) {
        int current = progress.current();
        return progress.stop().isEmpty()
                        && current < progress.course().size()
                        && progress.course().get(current).isEndless()
                ? OptionalInt.of(current)
                : OptionalInt.empty();
    }
}
