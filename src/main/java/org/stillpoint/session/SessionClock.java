package org.stillpoint.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillpoint.availability.OngoingVisit.PhaseSpan;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.scheduling.Timeline;
import org.stillpoint.treatment.Protocol;

/**
 * How far a session is and how long it will last, as far as anybody knows at one moment. The plan stands until something really
 * begins or ends later; a phase that is longer than planned goes on until it is over, and what follows it still takes its time.
 *
 * @param planned the phases as they were planned
 * @param facts what has really happened
 * @param floorMinutes observation after the end of dosing, at least
 * @param stay until when a nurse said that the patient will stay
 */
record SessionClock(Timeline planned, Facts facts, int floorMinutes, Optional<Instant> stay, Instant now) {

    /** What has really happened until now. */
    record Facts(Optional<Instant> dosingBegan, Optional<Instant> dosingEnded, Optional<Instant> left) {}

    /** A dose that takes longer than planned takes at least so much longer: nobody else gets the pump meanwhile. */
    private static final Duration SOME_TIME = Duration.ofMinutes(5);

    static SessionClock of(SessionFile file, Instant now) {
        return of(SessionDays.Facts.of(file, List.of()), file.protocol(), now);
    }

    static SessionClock of(SessionDays.Facts day, Optional<Protocol> protocol, Instant now) {
        return new SessionClock(
                day.planned(),
                new Facts(day.dosingBegan(), day.dosingEnded(), day.left()),
                ObservationFloor.minutes(day.service(), protocol),
                day.staysUntil(),
                now);
    }

    private Duration length(PhaseCode code) {
        return planned.phase(code).map(TimeSlot::length).orElse(Duration.ZERO);
    }

    private Instant start() {
        return planned.stretches().getFirst().during().start();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Planned, or now if it should have begun already. */
    private Instant dosingBegins() {
        var plan = start().plus(length(PhaseCode.PREPARATION));
        return facts.dosingBegan().orElseGet(() -> later(plan, now));
    }

    private Instant dosingShouldEnd() {
        return facts.dosingEnded().orElseGet(() -> dosingBegins().plus(length(PhaseCode.DOSING)));
    }

    private Instant dosingEnds() {
        if (facts.dosingEnded().isPresent() || facts.dosingBegan().isEmpty()) {
            return dosingShouldEnd();
        }
        return later(dosingShouldEnd(), now.plus(SOME_TIME));
    }

    private Duration observation() {
        var floor = Duration.ofMinutes(floorMinutes);
        var plan = length(PhaseCode.OBSERVATION);
        return plan.compareTo(floor) > 0 ? plan : floor;
    }

    /** When the observation is over as it is planned, or was. */
    private Instant observationShouldEnd() {
        var watched = dosingEnds().plus(observation());
        return stay.map(until -> later(watched, until.minus(length(PhaseCode.DISCHARGE))))
                .orElse(watched);
    }

    /** Before this moment nobody may leave; nothing lowers it. As long as dosing goes on, it is an estimate. */
    Instant earliestEnd() {
        return dosingEnds().plus(Duration.ofMinutes(floorMinutes));
    }

    /** When the patient leaves, or has left. Whoever is still here needs the time of the discharge. */
    Instant plannedEnd() {
        return facts.left().orElseGet(() -> later(observationShouldEnd(), now).plus(length(PhaseCode.DISCHARGE)));
    }

    /** By how much the patient leaves later than was planned when the visit was booked; 0 if not. */
    Duration late() {
        var late = Duration.between(planned.attended().end(), plannedEnd());
        return late.isNegative() ? Duration.ZERO : late;
    }

    /** The phase that it is in; empty once the room is ready for the next. */
    Optional<PhaseCode> phase() {
        if (facts.left().isPresent()) {
            var clean = facts.left().get().plus(length(PhaseCode.TURNOVER));
            return Optional.of(PhaseCode.TURNOVER).filter(code -> now.isBefore(clean));
        }
        if (facts.dosingEnded().isPresent()) {
            return Optional.of(now.isBefore(observationShouldEnd()) ? PhaseCode.OBSERVATION : PhaseCode.DISCHARGE);
        }
        return Optional.of(facts.dosingBegan().isPresent() ? PhaseCode.DOSING : PhaseCode.PREPARATION);
    }

    /** When the present phase should be over; it may be in the past. */
    Optional<Instant> phaseShouldEnd() {
        return phase().map(code -> switch (code) {
            case PREPARATION -> start().plus(length(PhaseCode.PREPARATION));
            case DOSING -> dosingShouldEnd();
            case OBSERVATION -> observationShouldEnd();
            case DISCHARGE -> observationShouldEnd().plus(length(PhaseCode.DISCHARGE));
            case TURNOVER -> facts.left().orElseThrow().plus(length(PhaseCode.TURNOVER));
        });
    }

    /** Until the present phase should be over, each begun minute counted; 0 once it should be. */
    Optional<Long> minutesLeft() {
        return phaseShouldEnd()
                .map(end -> Math.max(0, Math.ceilDiv(Duration.between(now, end).toSeconds(), 60L)));
    }

    /** When the phases were and will be; those that do not take place any more are left out. */
    List<PhaseSpan> phases() {
        var ends = new ArrayList<PhaseSpan>();
        var left = facts.left();
        var begins = left.filter(gone -> facts.dosingBegan().isEmpty()).orElseGet(this::dosingBegins);
        var start = start().isBefore(begins) ? start() : begins;
        ends.add(new PhaseSpan(PhaseCode.PREPARATION, start, begins));
        if (left.isEmpty() || facts.dosingBegan().isPresent()) {
            var dosed = left.filter(gone -> facts.dosingEnded().isEmpty()).orElseGet(this::dosingEnds);
            ends.add(new PhaseSpan(PhaseCode.DOSING, begins, dosed));
            var watched = left.orElseGet(() -> plannedEnd().minus(length(PhaseCode.DISCHARGE)));
            ends.add(new PhaseSpan(PhaseCode.OBSERVATION, dosed, watched));
            ends.add(new PhaseSpan(PhaseCode.DISCHARGE, watched, plannedEnd()));
        }
        var end = plannedEnd();
        ends.add(new PhaseSpan(PhaseCode.TURNOVER, end, end.plus(length(PhaseCode.TURNOVER))));
        return List.copyOf(ends);
    }
}
