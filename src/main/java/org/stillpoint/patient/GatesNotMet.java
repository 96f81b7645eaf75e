package org.stillpoint.patient;

import java.util.List;
import org.stillpoint.platform.Refusal;

/** What must come before a treatment visit is not all there; tells all that is missing. */
public final class GatesNotMet extends Refusal {

    private static final long serialVersionUID = 1L;

    GatesNotMet(List<NotMet> gates) {
        super(
                GateProblem.GATES_NOT_MET,
                gates.size() == 1 ? "A gate is not met." : gates.size() + " gates are not met.");
        with("gates", gates);
    }

    private GatesNotMet() {
        super(GateProblem.GATES_NOT_MET, "Please call the clinic.");
    }

    /** For whoever may not know what is missing: the patient learns it from a person. */
    public GatesNotMet withoutGates() {
        return new GatesNotMet();
    }
}
