package org.stillpoint.session;

import java.util.Optional;
import org.stillpoint.platform.SensitiveText;

/**
 * What happened.
 *
 * @param serious it is fatal, threatens life, brings into hospital or leaves something behind: what has to be reported
 */
record EventFindings(
        AdverseEventCode code,
        Severity severity,
        boolean serious,
        EventAction action,
        EventOutcome outcome,
        Optional<SensitiveText> note) {}
