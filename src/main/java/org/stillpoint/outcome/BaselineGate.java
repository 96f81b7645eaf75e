package org.stillpoint.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.stillpoint.patient.GateEvidence;
import org.stillpoint.patient.GateMoment;
import org.stillpoint.patient.GateQuestion;
import org.stillpoint.patient.GateSource;
import org.stillpoint.patient.GateState;

/**
 * Says before the first dose, of a patient or of a course, whether anything was measured with which its outcome can be compared. What
 * was answered during a course that has ended belongs to that one, unless it says how this one begins ({@link CourseSpan}): nobody can
 * be asked again so soon.
 */
@ApplicationScoped
class BaselineGate implements GateSource {

    private static final String CODE = "BASELINE_RECORDED";

    private final Responses responses;
    private final Instruments instruments;
    private final KnownHistory history;

    BaselineGate(Responses responses, Instruments instruments, KnownHistory history) {
        this.responses = responses;
        this.instruments = instruments;
        this.history = history;
    }

    @Override
    public boolean saysAnythingBeforeBooking() {
        return false;
    }

    @Override
    public List<GateState> states(GateQuestion question) {
        var courses = history.courses(question.patient());
        boolean first = courses.stream().anyMatch(course -> isBegun(course, question.asked()))
                ? courses.stream()
                        .anyMatch(course -> isBegun(course, question.asked())
                                && course.doses().isEmpty())
                : history.doses(question.patient()).isEmpty();
        return first ? List.of(state(newest(question, since(courses, question.asked())))) : List.of();
    }

    private static boolean isBegun(TreatmentHistory.Course course, Instant now) {
        return !course.startedAt().isAfter(now) && course.endedAt().isEmpty();
    }

    /** Empty where it is the first course: a measure does not expire. */
    private Optional<Instant> since(List<TreatmentHistory.Course> courses, Instant dose) {
        var fresh = CourseSpan.oldest(dose, instruments.baselineAge());
        return courses.stream()
                .filter(course -> !course.doses().isEmpty())
                .flatMap(course -> course.endedAt().stream())
                .filter(end -> !end.isAfter(dose))
                .max(Instant::compareTo)
                .map(end -> end.isBefore(fresh) ? end : fresh);
    }

    private Optional<Response> newest(GateQuestion question, Optional<Instant> since) {
        var patient = question.patient();
        var answered = question.knownUntil()
                .map(known -> responses.heldThen(patient, known))
                .orElseGet(() -> responses.holding(patient));
        return answered.reversed().stream()
                .filter(Response::complete)
                .filter(response ->
                        since.filter(response.answeredAt()::isBefore).isEmpty())
                .filter(response -> instruments
                        .find(response.instrument())
                        .filter(Instrument::baseline)
                        .isPresent())
                .findFirst();
    }

    private static GateState state(Optional<Response> measured) {
        return new GateState(
                CODE,
                measured.isPresent() ? GateState.State.MET : GateState.State.MISSING,
                EnumSet.of(GateMoment.DAY),
                Optional.empty(),
                measured.map(BaselineGate::evidence).stream().toList(),
                List.of(),
                true);
    }

    private static GateEvidence evidence(Response response) {
        return new GateEvidence("RESPONSE", response.id(), response.account(), response.recordedAt());
    }
}
