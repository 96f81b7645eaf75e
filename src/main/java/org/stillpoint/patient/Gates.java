package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.NotFound;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Roles;

/** Says what must be true before a patient may have a treatment visit, and refuses the visit while it is not. */
@ApplicationScoped
@Transactional
public class Gates {

    private final PatientFiles files;
    private final FilesTogether together;
    private final PatientMerges merges;
    private final Instance<GateSource> sources;
    private final CurrentUser user;

    Gates(
            PatientFiles files,
            FilesTogether together,
            PatientMerges merges,
            Instance<GateSource> sources,
            CurrentUser user) {
        this.files = files;
        this.together = together;
        this.merges = merges;
        this.sources = sources;
        this.user = user;
    }

    /**
     * Where every gate of a visit stands; none where nothing is given. Refuses with {@link NotFound} for an unknown patient, with
     * {@link PatientMerged} for one whose record has gone over into another.
     */
    public List<GateState> states(GateQuestion question) {
        return states(question, files.read(question).knownTo(question), source -> true);
    }

    /** What {@link #check} would refuse the visit for now. Locks nothing: a booking may find it otherwise. */
    public List<NotMet> missing(GateQuestion question) {
        return beforeBooking(states(question, files.read(question), GateSource::saysAnythingBeforeBooking)).stream()
                .filter(gate -> !gate.holds())
                .map(gate -> NotMet.of(gate, question))
                .toList();
    }

    /**
     * For whoever books or moves a visit, before claiming anything: refuses with {@link GatesNotMet} while a gate that has to be
     * met before booking is not, and tells all of them. Locks the patient's records first, so that what they say stays true until
     * the transaction has ended. Costs nothing where the route is {@code NONE}.
     *
     * @param overridden codes of gates that a prescriber lifts for this visit; only those that the rules let be lifted
     * @return the gates that were lifted, as they were without it, for the caller to keep; not those that were named and are met
     */
    public List<GateState> check(GateQuestion question, Set<String> overridden) {
        insistOnPrescriber(overridden);
        if (question.route() == Route.NONE) {
            refuse(overridden);
            return List.of();
        }
        var before =
                beforeBooking(states(question, files.lockAndRead(question), GateSource::saysAnythingBeforeBooking));
        refuse(overridden.stream()
                .filter(code -> before.stream()
                        .noneMatch(gate -> gate.overridable() && gate.code().equals(code)))
                .toList());
        var missing = before.stream().filter(gate -> !gate.holds()).toList();
        if (!overridden.containsAll(missing.stream().map(GateState::code).toList())) {
            throw new GatesNotMet(missing.stream()
                    .filter(gate -> !overridden.contains(gate.code()))
                    .map(gate -> NotMet.of(gate, question))
                    .toList());
        }
        return missing;
    }

    /**
     * The same for visits that are booked or moved together, of one patient or of several: the records are locked and read once, and
     * all visits that lack something are told at once, by the numbers that the caller gave them.
     */
    public SortedMap<Integer, GateVerdict> checkAll(
            SortedMap<Integer, GateQuestion> questions, Set<String> overridden) {
        var verdicts = judge(questions, overridden);
        insistOverridable(verdicts.values(), overridden);
        if (!verdicts.values().stream().allMatch(GateVerdict::passes)) {
            throw GatesNotMet.of(verdicts);
        }
        return verdicts;
    }

    /** An override that lifts nothing of any of the visits is a mistake. */
    public void insistOverridable(Collection<GateVerdict> verdicts, Set<String> overridden) {
        refuse(overridden.stream()
                .filter(code -> verdicts.stream().noneMatch(verdict -> verdict.lets(code)))
                .toList());
    }

    /** The same for whoever books what may be booked and leaves the rest: refuses no visit. */
    public SortedMap<Integer, GateVerdict> judge(SortedMap<Integer, GateQuestion> questions, Set<String> overridden) {
        insistOnPrescriber(overridden);
        var treatments = questions.values().stream()
                .filter(question -> question.route() != Route.NONE)
                .toList();
        var states = statesOfAll(treatments).iterator();
        var verdicts = new TreeMap<Integer, GateVerdict>();
        questions.forEach((number, question) -> {
            List<GateState> before = question.route() == Route.NONE ? List.of() : beforeBooking(states.next());
            verdicts.put(number, new GateVerdict(question, before, overridden));
        });
        return verdicts;
    }

    private List<List<GateState>> statesOfAll(List<GateQuestion> treatments) {
        var read = together.lockAndRead(treatments);
        var states = new ArrayList<List<GateState>>();
        for (int at = 0; at < treatments.size(); at++) {
            states.add(recorded(treatments.get(at), read.get(at)));
        }
        sources.stream().filter(GateSource::saysAnythingBeforeBooking).forEach(source -> {
            var more = source.states(treatments);
            for (int at = 0; at < treatments.size(); at++) {
                states.get(at).addAll(read.get(at).ruled(more.get(at)));
            }
        });
        return states;
    }

    private void insistOnPrescriber(Set<String> overridden) {
        if (!overridden.isEmpty() && !user.has(Roles.PRESCRIBER)) {
            throw new GateOverrideNotAllowed();
        }
    }

    private static List<GateState> beforeBooking(List<GateState> states) {
        return states.stream()
                .filter(gate -> gate.when().contains(GateMoment.BEFORE))
                .toList();
    }

    private static void refuse(Collection<String> notOverridable) {
        if (!notOverridable.isEmpty()) {
            throw new GateNotOverridable(notOverridable);
        }
    }

    /** For whoever changes what a patient's gates rest on: waits for bookings that rely on it, and makes others wait. */
    public void lock(UUID patient) {
        files.lock(patient);
    }

    private List<GateState> states(GateQuestion question, PatientFile file, Predicate<GateSource> asked) {
        var states = recorded(question, file);
        if (question.route() == Route.NONE) {
            return List.of();
        }
        sources.stream().filter(asked).forEach(source -> states.addAll(file.ruled(source.states(question))));
        return List.copyOf(states);
    }

    /** What the patient's own records say; to be completed by the sources. */
    private List<GateState> recorded(GateQuestion question, PatientFile file) {
        if (!file.known() || question.patient().equals(Patients.NOBODY)) {
            throw merges.missing(question.patient());
        }
        if (question.route() == Route.NONE) {
            return List.of();
        }
        if (file.rules().isEmpty()) {
            throw new IllegalStateException("No gates for " + question.route());
        }
        return new ArrayList<>(RecordGate.states(file, question));
    }
}
