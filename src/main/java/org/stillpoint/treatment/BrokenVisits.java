package org.stillpoint.treatment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.stillpoint.patient.GateQuestion;

/**
 * Which booked visits of a series can not stay as they are: they have lost an actor, or break a rule beside what stands now that
 * nobody has lifted for them.
 */
final class BrokenVisits {

    /** A phase stands before, or on a day of, one that comes before it. */
    static final String PHASE_ORDER = "PHASE_ORDER";

    private final SeriesFile file;
    private final CourseProgress progress;
    private final AllowedVisits allowed;
    private final Instant now;

    BrokenVisits(SeriesFile file, AllowedVisits allowed, Instant now) {
        this.file = file;
        this.progress = file.progress();
        this.allowed = allowed;
        this.now = now;
    }

    /** Those of the present round that are still to come, in order. */
    Stream<SeriesSession> ahead() {
        return progress.sessions().stream()
                .filter(session -> session.state() == SessionState.BOOKED)
                .filter(session -> session.round() == progress.base().round())
                .filter(session -> session.step() < progress.course().size())
                .filter(session -> session.start().isAfter(now));
    }

    /** Those that may make way for others: where a prescriber has let a visit stand against a rule it stays. */
    Stream<SeriesSession> movable() {
        return ahead().filter(
                        session -> spacing(session).isEmpty() || !why(session).isEmpty());
    }

    /** Only its people or rooms have gone of a visit that a prescriber has let stand against a rule. */
    boolean isLetStand(SeriesSession session) {
        return isOnlyDisplaced(session) && !spacing(session).isEmpty();
    }

    /** Others could serve it at its own time. */
    boolean isOnlyDisplaced(SeriesSession session) {
        return session.displaced() && why(session).size() == 1;
    }

    /** By appointment, each with every reason. */
    Map<UUID, List<RepairReason>> reasons() {
        var reasons = new LinkedHashMap<UUID, List<RepairReason>>();
        ahead().forEach(session -> {
            var why = why(session);
            if (!why.isEmpty()) {
                reasons.put(session.appointment(), why);
            }
        });
        return reasons;
    }

    private List<RepairReason> why(SeriesSession session) {
        var why = new ArrayList<RepairReason>();
        if (session.displaced()) {
            why.add(new RepairReason("DISPLACED", "Somebody or something that it needs was taken away from it."));
        }
        spacing(session).stream()
                .filter(finding -> !allowed.has(session.appointment(), finding))
                .map(finding -> new RepairReason(finding.code().name(), finding.why()))
                .distinct()
                .forEach(why::add);
        if (comesTooSoon(session)) {
            why.add(new RepairReason(PHASE_ORDER, "A session of a phase before it stands on its day or later."));
        }
        return why;
    }

    private List<SpacingFinding> spacing(SeriesSession session) {
        if (!isTreatment(session)) {
            return List.of();
        }
        var question = new GateQuestion(
                        file.series().patientId(), file.series().route(), file.site(), session.start(), now)
                .asAppointment(session.appointment());
        return allowed.course().spacing(question);
    }

    private boolean comesTooSoon(SeriesSession session) {
        return progress.sessions().stream()
                .filter(SeriesSession::stands)
                .filter(other -> other.round() == session.round() && other.step() < session.step())
                .anyMatch(other -> !other.day().isBefore(session.day()));
    }

    boolean isTreatment(SeriesSession session) {
        return progress.course().get(session.step()).isTreatment();
    }
}
