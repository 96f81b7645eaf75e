package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.stillpoint.patient.ClearedUse;
import org.stillpoint.patient.ConsentKind;
import org.stillpoint.patient.Indication;
import org.stillpoint.patient.SeriesConsents;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.Unreadable;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Roles;
import org.stillpoint.treatment.SeriesView.DueDays;
import org.stillpoint.treatment.SeriesView.Event;
import org.stillpoint.treatment.SeriesView.ProtocolVersion;
import org.stillpoint.treatment.SeriesView.Sessions;
import org.stillpoint.treatment.SeriesView.Step;
import org.stillpoint.treatment.SeriesView.Totals;
import org.stillpoint.treatment.SeriesView.Visit;

/** Shows series: how far they have come to all staff, what is clinical to clinicians only. */
@ApplicationScoped
class SeriesViews {

    private final SeriesConsents consents;
    private final CurrentUser user;
    private final Clock clock;

    SeriesViews(SeriesConsents consents, CurrentUser user, Clock clock) {
        this.consents = consents;
        this.user = user;
        this.clock = clock;
    }

    /** In a list. */
    List<SeriesView> brief(List<SeriesFile> files) {
        var cleared = consents.cleared(
                files.stream().map(file -> file.series().patientId()).distinct().toList());
        return files.stream()
                .map(file -> view(file, use(file.series(), cleared), false, List.of()))
                .toList();
    }

    /** With its preferences, visits and history, and with more that stands before the next phase. */
    SeriesView whole(SeriesFile file, List<CourseNote> moreBlockers) {
        var cleared = consents.cleared(List.of(file.series().patientId()));
        return view(file, use(file.series(), cleared), true, moreBlockers);
    }

    private SeriesView view(SeriesFile file, Use use, boolean whole, List<CourseNote> moreBlockers) {
        var series = file.series();
        var protocol = file.protocol();
        var progress = file.progress();
        var today = LocalDate.ofInstant(clock.instant(), file.site().zone());
        var notes = new CourseNotes(file, progress, today);
        boolean clinician = user.has(Roles.NURSE);
        var blockers = new ArrayList<>(notes.blockers());
        blockers.addAll(moreBlockers);
        return new SeriesView(
                series.id(),
                series.reference(),
                series.patientId(),
                new ProtocolVersion(protocol.code(), protocol.version(), protocol.name()),
                series.route(),
                series.status(),
                phase(series.status(), progress),
                file.site().code(),
                file.site().zone(),
                clinician ? use.indication() : null,
                use.offLabel(),
                use.consents(),
                new StartTreatmentSeries.Window(series.startFrom(), series.startTo()),
                whole ? series.preferences() : null,
                sessions(progress),
                progress.steps().stream().map(SeriesViews::step).toList(),
                whole ? visits(file) : null,
                nextDue(file, progress, today),
                progress.lastDose()
                        .or(progress.outside()::last)
                        .map(last -> (int) ChronoUnit.DAYS.between(last, today))
                        .orElse(null),
                totals(progress),
                notes.warnings(),
                blockers,
                whole
                        ? file.events().stream()
                                .map(event -> event(event, file, clinician))
                                .toList()
                        : null,
                local(series.startedAt(), file),
                series.endedAt().map(at -> local(at, file)).orElse(null),
                clinician ? series.endReason().orElse(null) : null,
                file.version());
    }

    /** What it is given for, and what is asked for that. */
    private record Use(Indication indication, boolean offLabel) {

        List<ConsentKind> consents() {
            return offLabel ? List.of(ConsentKind.TREATMENT, ConsentKind.OFF_LABEL) : List.of(ConsentKind.TREATMENT);
        }
    }

    /** As the gates judge it: by the newest decision, until the series has ended. Without any it stays as it began. */
    private static Use use(TreatmentSeries series, List<ClearedUse> newestFirst) {
        return newestFirst.stream()
                .filter(each -> each.isOf(series.patientId(), series.route()))
                .filter(each -> series.endedAt().filter(each.at()::isAfter).isEmpty())
                .findFirst()
                .map(each -> new Use(each.indication(), each.offLabel()))
                .orElseGet(() -> new Use(series.indication(), series.offLabel()));
    }

    private static CoursePhase phase(SeriesStatus status, CourseProgress progress) {
        return switch (status) {
            case ACTIVE -> progress.phase();
            case PAUSED -> CoursePhase.PAUSED;
            case ENDED -> CoursePhase.ENDED;
        };
    }

    private static Sessions sessions(CourseProgress progress) {
        var steps =
                progress.steps().stream().filter(step -> step.of().isPresent()).toList();
        return new Sessions(
                progress.steps().stream()
                        .mapToInt(CourseProgress.StepState::done)
                        .sum(),
                progress.steps().stream()
                        .mapToInt(CourseProgress.StepState::booked)
                        .sum(),
                steps.stream().mapToInt(CourseProgress.StepState::missing).sum(),
                steps.stream().mapToInt(step -> step.of().getAsInt()).sum());
    }

    private static Step step(CourseProgress.StepState state) {
        return new Step(
                state.index() + 1,
                state.step().phase(),
                state.step().service(),
                state.done(),
                state.booked(),
                state.missing(),
                state.missed(),
                state.of().isPresent() ? state.of().getAsInt() : null);
    }

    /** In the order of their starts; each that stands has its number among those of its step and round. */
    private static List<Visit> visits(SeriesFile file) {
        var numbers = new HashMap<List<Integer>, Integer>();
        return file.progress().sessions().stream()
                .map(session -> new Visit(
                        session.appointment(),
                        session.reference(),
                        session.step() + 1,
                        session.stands()
                                ? numbers.merge(List.of(session.step(), session.round()), 1, Integer::sum)
                                : null,
                        local(session.start(), file),
                        session.state(),
                        session.displaced()))
                .toList();
    }

    private static DueDays nextDue(SeriesFile file, CourseProgress progress, LocalDate today) {
        if (file.series().status() == SeriesStatus.ENDED) {
            return null;
        }
        return new CourseWishes(progress, file.protocol().spacing(), today)
                .nextDue(file.start())
                .map(days -> new DueDays(days.from(), days.to()))
                .orElse(null);
    }

    private static Totals totals(CourseProgress progress) {
        return new Totals(
                (int) progress.treatments()
                        .filter(session -> session.state() == SessionState.DONE)
                        .count(),
                count(progress, SessionState.MISSED),
                count(progress, SessionState.WITHOUT_DOSE),
                count(progress, SessionState.CANCELLED),
                progress.reviews().size());
    }

    private static int count(CourseProgress progress, SessionState state) {
        return (int) progress.sessions().stream()
                .filter(session -> session.state() == state)
                .count();
    }

    private static Event event(SeriesEvent event, SeriesFile file, boolean clinician) {
        var words = clinician ? event.reason() : null;
        return new Event(
                event.kind(),
                local(event.at(), file),
                event.by(),
                words == null ? null : words.text().orElse(null),
                event.detail().shown(clinician),
                unreadable(words));
    }

    private static List<String> unreadable(SensitiveText words) {
        return Unreadable.among("reason", words).names();
    }

    private static OffsetDateTime local(Instant moment, SeriesFile file) {
        return moment.atZone(file.site().zone()).toOffsetDateTime();
    }
}
