package org.stillpoint.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.stillpoint.board.BoardQuery.OfSession;
import org.stillpoint.board.BoardQuery.Row;
import org.stillpoint.board.BoardView.Alert;
import org.stillpoint.board.BoardView.Due;
import org.stillpoint.board.BoardView.Server;
import org.stillpoint.board.BoardView.Visit;
import org.stillpoint.board.BoardView.VisitStatus;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.ActorKind;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.scheduling.AppointmentStatus;
import org.stillpoint.scheduling.PlannedActor;
import org.stillpoint.scheduling.Timeline;
import org.stillpoint.session.SessionDays.Day;

/**
 * A visit as the board shows it at one moment.
 *
 * @param day how far its session is; empty where there is none
 */
record BoardVisit(Row row, Optional<Day> day, BoardMoment moment) {

    static BoardVisit of(Row row, BoardMoment moment) {
        var service = moment.plan().service(row.service()).orElseThrow();
        var day = row.session().map(session -> moment.days().of(session.facts(row.planned(), service), moment.now()));
        return new BoardVisit(row, day, moment);
    }

    /** Whoever was taken away may serve somebody else by now; that one was, is told by {@code displaced}. */
    private Stream<PlannedActor> serving() {
        return row.actors().stream().filter(planned -> !planned.lost());
    }

    /** Those of these kinds that serve it, each once. */
    List<Actor> actors(Set<ActorKind> kinds) {
        return serving()
                .map(planned -> moment.plan().actor(planned.actor()).orElseThrow())
                .filter(actor -> kinds.contains(actor.kind()))
                .distinct()
                .toList();
    }

    VisitStatus status() {
        return row.session()
                .map(session -> VisitStatus.valueOf(session.state().name()))
                .orElseGet(this::statusWithoutSession);
    }

    private VisitStatus statusWithoutSession() {
        return switch (row.status()) {
            case BOOKED -> VisitStatus.EXPECTED;
            case NO_SHOW, CANCELLED -> VisitStatus.NO_SHOW;
            case ARRIVED ->
                moment.now().isBefore(row.planned().attended().end()) ? VisitStatus.ARRIVED : VisitStatus.OVER;
        };
    }

    boolean isHere() {
        return row.session()
                .map(session -> session.state().isOpen())
                .orElseGet(() -> statusWithoutSession() == VisitStatus.ARRIVED);
    }

    /** Whether its room is still to be made ready for the next. */
    boolean leavesWork() {
        return phase().filter(PhaseCode.TURNOVER::equals).isPresent();
    }

    private Optional<PhaseCode> phase() {
        return day.map(Day::phase).orElseGet(() -> plannedPhase().map(Timeline.Stretch::code));
    }

    private Optional<Instant> phaseEnds() {
        return day.map(Day::phaseEnds)
                .orElseGet(() -> plannedPhase().map(stretch -> stretch.during().end()));
    }

    /** Of somebody without a session nobody says how far it is but the plan. */
    private Optional<Timeline.Stretch> plannedPhase() {
        if (row.status() != AppointmentStatus.ARRIVED) {
            return Optional.empty();
        }
        var stretches = row.planned().stretches();
        return stretches.stream()
                .filter(stretch -> moment.now().isBefore(stretch.during().end()))
                .findFirst();
    }

    Visit view() {
        var service = moment.plan().service(row.service()).orElseThrow();
        var attended = row.planned().attended();
        return new Visit(
                row.appointment(),
                row.session().map(OfSession::id).orElse(null),
                row.patient(),
                moment.clinician() ? row.calledName() + " " + row.familyName() : null,
                moment.clinician() ? null : BoardMoment.initials(row.calledName(), row.familyName()),
                service.code(),
                status(),
                moment.local(attended.start()),
                moment.local(day.map(Day::leaves).orElse(attended.end())),
                phase().orElse(null),
                moment.local(phaseEnds()),
                phaseEnds().map(this::minutesUntil).orElse(null),
                minutesLate().orElse(null),
                moment.clinician() ? due() : null,
                moment.clinician() ? alerts() : null,
                row.displaced() ? true : null,
                servers());
    }

    /** Each begun minute counts. */
    private long minutesUntil(Instant end) {
        return Math.max(0, Math.ceilDiv(Duration.between(moment.now(), end).toSeconds(), 60L));
    }

    private Optional<Long> minutesLate() {
        var start = row.planned().attended().start();
        return Optional.of(Duration.between(start, moment.now()).toMinutes())
                .filter(late -> status() == VisitStatus.EXPECTED && late > 0);
    }

    private Due due() {
        return day.flatMap(Day::due)
                .map(due -> new Due(due.what(), moment.local(due.at()), moment.local(due.overdueSince())))
                .orElse(null);
    }

    private List<Alert> alerts() {
        return row.session()
                .map(session -> session.alerts().stream()
                        .map(alert -> new Alert(alert.id(), alert.kind(), moment.local(alert.at())))
                        .toList())
                .orElse(null);
    }

    private List<Server> servers() {
        return serving()
                .filter(planned -> isPractitioner(planned.actor()))
                .map(planned -> {
                    var actor = moment.plan().actor(planned.actor()).orElseThrow();
                    return new Server(planned.role(), actor.code(), actor.name());
                })
                .distinct()
                .toList();
    }

    private boolean isPractitioner(UUID actor) {
        return moment.plan().actor(actor).orElseThrow().kind() == ActorKind.PRACTITIONER;
    }
}
