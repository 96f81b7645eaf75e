package org.stillpoint.patient;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import org.stillpoint.platform.Refusal;

/** What must come before a treatment visit is not all there; tells all that is missing. */
public final class GatesNotMet extends Refusal {

    private static final long serialVersionUID = 1L;

    private final transient List<NotMet> gates;

    GatesNotMet(List<NotMet> gates) {
        super(
                GateProblem.GATES_NOT_MET,
                gates.size() == 1 ? "A gate is not met." : gates.size() + " gates are not met.");
        this.gates = gates;
        with("gates", gates);
    }

    /** For a visit that is booked already: {@code missing} are the gates that do not hold. */
    public static GatesNotMet of(GateQuestion question, List<GateState> missing) {
        return new GatesNotMet(
                missing.stream().map(gate -> NotMet.of(gate, question)).toList());
    }

    private GatesNotMet(List<NotMet> gates, List<OfVisit> visits) {
        super(
                GateProblem.GATES_NOT_MET,
                visits.size() == 1
                        ? "Gates of a visit are not met."
                        : "Gates of " + visits.size() + " visits are not met.");
        this.gates = gates;
        with("gates", gates);
        with("visits", visits);
    }

    /**
     * One of several visits that lacks something.
     *
     * @param index its place among those that were asked about, from 0
     */
    public record OfVisit(int index, OffsetDateTime start, List<NotMet> gates) {}

    /** Of visits that are booked together: each gate that is missing anywhere, once, and which visits miss which. */
    static GatesNotMet of(SortedMap<Integer, GateVerdict> verdicts) {
        var visits = new ArrayList<OfVisit>();
        var gates = new LinkedHashMap<String, NotMet>();
        verdicts.forEach((index, verdict) -> {
            if (!verdict.passes()) {
                visits.add(new OfVisit(index, verdict.question().start(), verdict.notMet()));
                verdict.notMet().forEach(gate -> gates.putIfAbsent(gate.code(), gate));
            }
        });
        return new GatesNotMet(List.copyOf(gates.values()), List.copyOf(visits));
    }

    private GatesNotMet() {
        super(GateProblem.GATES_NOT_MET, "Please call the clinic.");
        gates = List.of();
    }

    /** Each gate that is not met, once; none where they are not told. */
    public List<NotMet> gates() {
        return gates;
    }

    /** For whoever may not know what is missing: the patient learns it from a person. */
    public GatesNotMet withoutGates() {
        return new GatesNotMet();
    }
}
