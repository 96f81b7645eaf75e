package org.stillpoint.patient;

import java.util.Collection;
import org.stillpoint.platform.Refusal;

/** An override names what can not be lifted, or what this visit does not have. */
public final class GateNotOverridable extends Refusal {

    private static final long serialVersionUID = 1L;

    public GateNotOverridable(Collection<String> codes) {
        super(GateProblem.GATE_NOT_OVERRIDABLE, "The override names what can not be overridden for this visit.");
        with("codes", codes.stream().sorted().toList());
    }
}
