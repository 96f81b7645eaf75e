package org.stillpoint.intake;

import java.util.List;
import java.util.UUID;
import org.stillpoint.platform.Refusal;

/** There are patients with the same telephone number or e-mail address, or one that the person has become by asking before. */
final class PossibleDuplicates extends Refusal {

    private static final long serialVersionUID = 1L;

    PossibleDuplicates(List<UUID> patients) {
        super(IntakeProblem.POSSIBLE_DUPLICATES, "There may be a record of this person already.");
        with("patients", patients);
    }
}
