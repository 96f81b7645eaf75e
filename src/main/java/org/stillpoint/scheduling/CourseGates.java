package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.stillpoint.availability.VisitAt;
import org.stillpoint.clinic.Route;
import org.stillpoint.patient.GateQuestion;
import org.stillpoint.patient.GateVerdict;
import org.stillpoint.patient.Gates;
import org.stillpoint.patient.GatesNotMet;
import org.stillpoint.patient.Patients;
import org.stillpoint.platform.NotFound;
import org.stillpoint.scheduling.VisitGates.Lifted;

/** The gates of visits that are booked or moved together: each is judged knowing the dates of the others. */
@ApplicationScoped
class CourseGates {

    private final Gates gates;
    private final Patients patients;
    private final Clock clock;

    CourseGates(Gates gates, Patients patients, Clock clock) {
        this.gates = gates;
        this.patients = patients;
        this.clock = clock;
    }

    /** Whose visit it is. */
    record Whose(UUID patient, VisitAt visit) {}

    /**
     * Refuses with {@link GatesNotMet} unless all may be booked. Before anything is claimed, because the patients' records are locked
     * first and the days after them.
     *
     * @param visits by their place in the caller's list
     */
    Map<Integer, Lifted> insistOnAll(
            SortedMap<Integer, Whose> visits, Set<UUID> moving, Optional<RuleOverride> override) {
        return lifted(known(visits, () -> gates.checkAll(questions(visits, moving), codes(override))), override);
    }

    /** Locks the patients' records; refuses nothing but an override that nobody may give. */
    void lock(SortedMap<Integer, Whose> visits, Optional<RuleOverride> override) {
        var verdicts = known(visits, () -> judge(visits, override));
        gates.insistOverridable(verdicts.values(), codes(override));
    }

    /** Which of several visits may be booked, with what was lifted for each, and which not; by their place in the list. */
    record Sorted(Map<Integer, Lifted> lifted, Map<Integer, GatesNotMet> refused) {}

    /**
     * Leaves out one after the other, the last first, until those that are left may be booked together: whatever is refused because
     * of another is refused for the earlier one's sake.
     */
    Sorted sort(SortedMap<Integer, Whose> visits, Optional<RuleOverride> override) {
        var left = new TreeMap<>(visits);
        var refused = new TreeMap<Integer, GatesNotMet>();
        var verdicts = judge(left, override);
        var failing = lastFailing(verdicts);
        while (failing.isPresent()) {
            refused.put(failing.get(), verdicts.get(failing.get()).refusal());
            left.remove(failing.get());
            verdicts = judge(left, override);
            failing = lastFailing(verdicts);
        }
        return new Sorted(lifted(verdicts, override), refused);
    }

    private SortedMap<Integer, GateVerdict> judge(SortedMap<Integer, Whose> visits, Optional<RuleOverride> override) {
        return gates.judge(questions(visits, Set.of()), codes(override));
    }

    private static Optional<Integer> lastFailing(SortedMap<Integer, GateVerdict> verdicts) {
        return verdicts.entrySet().stream()
                .filter(entry -> !entry.getValue().passes())
                .map(Map.Entry::getKey)
                .max(Comparator.naturalOrder());
    }

    private static Map<Integer, Lifted> lifted(
            SortedMap<Integer, GateVerdict> verdicts, Optional<RuleOverride> override) {
        var reason = override.map(RuleOverride::reason).orElse(null);
        var lifted = new TreeMap<Integer, Lifted>();
        verdicts.forEach((index, verdict) -> lifted.put(index, new Lifted(verdict.lifted(), reason)));
        return lifted;
    }

    private <T> T known(SortedMap<Integer, Whose> visits, Supplier<T> judging) {
        for (var whose : visits.values()) {
            if (whose.patient().equals(Patients.NOBODY)) {
                throw patients.unknown(whose.patient(), "/patient");
            }
        }
        try {
            return judging.get();
        } catch (NotFound unknown) {
            throw patients.unknown(visits.get(visits.firstKey()).patient(), "/patient");
        }
    }

    private SortedMap<Integer, GateQuestion> questions(SortedMap<Integer, Whose> visits, Set<UUID> moving) {
        var now = clock.instant();
        var questions = new TreeMap<Integer, GateQuestion>();
        visits.forEach((index, each) -> questions.put(
                index,
                new GateQuestion(
                        each.patient(),
                        each.visit().service().route(),
                        each.visit().site(),
                        each.visit().start(),
                        now,
                        moving,
                        alongside(each, visits.values()))));
        return questions;
    }

    private static List<Instant> alongside(Whose one, Collection<Whose> all) {
        return all.stream()
                .filter(other -> other != one && other.patient().equals(one.patient()))
                .map(Whose::visit)
                .filter(visit -> visit.service().route() != Route.NONE)
                .map(VisitAt::start)
                .toList();
    }

    private static Set<String> codes(Optional<RuleOverride> override) {
        return override.map(RuleOverride::liftedGates).orElse(Set.of());
    }
}
