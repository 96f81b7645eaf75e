package org.stillpoint.treatment;

import java.util.List;

/** One rule about how far treatments are apart. */
interface SpacingRule {

    /** Everything it has against the wanted days; empty if it is kept. */
    List<SpacingFinding> findings(TreatmentDays days);
}
