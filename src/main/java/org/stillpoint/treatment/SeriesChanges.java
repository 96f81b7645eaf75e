package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.stillpoint.patient.Gates;
import org.stillpoint.patient.SeriesConsents;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.Versions;
import org.stillpoint.scheduling.CancelReason;
import org.stillpoint.scheduling.CourseCancellation;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Roles;

/**
 * What staff decide about a series: reviewed, paused, resumed, given another version of its protocol, ended. Each waits for the
 * bookings that rely on the series, and makes others wait.
 */
@ApplicationScoped
@Transactional
class SeriesChanges {

    private final AllSeries all;
    private final SeriesFiles files;
    private final Series series;
    private final SeriesRecord record;
    private final CourseCancellation visits;
    private final Protocols protocols;
    private final Gates gates;
    private final SeriesConsents consents;
    private final SettledPlan plan;
    private final CurrentUser user;
    private final Clock clock;

    SeriesChanges(
            AllSeries all,
            SeriesFiles files,
            Series series,
            SeriesRecord record,
            CourseCancellation visits,
            Protocols protocols,
            Gates gates,
            SeriesConsents consents,
            SettledPlan plan,
            CurrentUser user,
            Clock clock) {
        this.all = all;
        this.files = files;
        this.series = series;
        this.record = record;
        this.visits = visits;
        this.protocols = protocols;
        this.gates = gates;
        this.consents = consents;
        this.plan = plan;
        this.user = user;
        this.clock = clock;
    }

    private SeriesFile read(UUID id, long version) {
        gates.lock(all.patientOf(id));
        var file = files.of(all.get(id));
        Versions.check(version, file.version());
        return file;
    }

    private SeriesView keep(SeriesFile file, SeriesEventKind kind, EventDetail detail, String reason) {
        all.touch(file.series());
        record.keep(file.series(), kind, detail, reason);
        return series.show(file.series());
    }

    SeriesView review(UUID id, long version, RecordReview request) {
        var file = read(id, version);
        file.series().insistOpen();
        var progress = file.progress();
        int step = request.endsPhase()
                ? nextReview(progress)
                : Math.min(progress.current(), progress.course().size() - 1);
        var detail = EventDetail.review(
                step, progress.base().round(), progress.course().get(step).phase(), request.decision());
        return keep(file, SeriesEventKind.REVIEWED, detail, request.note());
    }

    private static int nextReview(CourseProgress progress) {
        return IntStream.range(progress.current(), progress.course().size())
                .filter(step -> progress.course().get(step).phase() == CoursePhase.REVIEW)
                .findFirst()
                .orElseThrow(() -> InvalidRequest.at("/nextPhase", "no review between two phases follows"));
    }

    SeriesView pause(UUID id, long version, PauseSeries request) {
        var file = read(id, version);
        file.series().pause();
        return keep(file, SeriesEventKind.PAUSED, EventDetail.NONE, request.reason());
    }

    SeriesView resume(UUID id, long version, ResumeSeries request) {
        var file = read(id, version);
        return switch (request.mode()) {
            case CONTINUE -> {
                file.series().resume();
                yield keep(file, SeriesEventKind.RESUMED, EventDetail.NONE, request.reason());
            }
            case STEP_BACK -> stepBack(file, request.reason());
        };
    }

    private SeriesView stepBack(SeriesFile file, String reason) {
        if (!user.has(Roles.PRESCRIBER)) {
            throw new PrescriberNeeded();
        }
        file.series().insistOpen();
        var to = StepBack.from(file.progress());
        file.series().stepBack(to);
        var detail = EventDetail.steppedBack(
                to, file.protocol().course().get(to.step()).phase());
        return keep(file, SeriesEventKind.STEPPED_BACK, detail, reason);
    }

    SeriesView changeVersion(UUID id, long version, ChangeProtocolVersion request) {
        var file = read(id, version);
        file.series().insistOpen();
        var present = file.protocol();
        var next = protocols
                .version(present.code(), request.version())
                .orElseThrow(() -> InvalidRequest.at("/version", "there is no such version of the protocol"));
        if (next.version() == present.version()) {
            throw InvalidRequest.at("/version", "is the one that the series follows");
        }
        insistOnFit(file, next);
        insistOnOffered(file, next);
        file.series().follow(next.id());
        var detail = EventDetail.versions(present.version(), next.version());
        return keep(file, SeriesEventKind.PROTOCOL_VERSION_CHANGED, detail, request.reason());
    }

    private static void insistOnFit(SeriesFile file, Protocol next) {
        if (next.route() != file.series().route()) {
            throw new ProtocolDoesNotFit("The version is for another route.");
        }
        var course = file.protocol().course();
        int booked =
                file.sessions().stream().mapToInt(SeriesSession::step).max().orElse(0);
        int reached = Math.min(Math.max(file.progress().current(), booked), course.size() - 1);
        boolean same = next.course().size() > reached
                && IntStream.rangeClosed(0, reached)
                        .allMatch(step -> next.course().get(step).phase()
                                == course.get(step).phase());
        if (!same) {
            throw new ProtocolDoesNotFit("The version has other phases up to where the series is.");
        }
    }

    private void insistOnOffered(SeriesFile file, Protocol next) {
        var lacking = new ProtocolServices(plan.get().services())
                .lacking(next, file.site().id());
        if (!lacking.isEmpty()) {
            throw new ProtocolDoesNotFit(file.site().code() + " does not offer " + String.join(", ", lacking) + ".");
        }
    }

    /** What is booked is cancelled with it only if that is asked for; else the answer tells what is left over. */
    SeriesView end(UUID id, long version, EndSeries request) {
        var file = read(id, version);
        file.series().end(request.reason(), clock.instant());
        all.flush();
        var owner = file.series().patientId();
        List<UUID> cancelled =
                request.cancelsVisits() ? visits.cancel(appointments(file), CancelReason.OTHER) : List.of();
        consents.end(
                owner,
                file.series().route(),
                all.countOpen(owner) == 0,
                "The series " + file.series().reference() + " has ended");
        return keep(file, SeriesEventKind.ENDED, EventDetail.ended(request.reason(), cancelled), request.note());
    }

    private static List<UUID> appointments(SeriesFile file) {
        return file.sessions().stream().map(SeriesSession::appointment).toList();
    }
}
