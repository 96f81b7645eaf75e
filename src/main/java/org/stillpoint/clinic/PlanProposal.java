package org.stillpoint.clinic;

import java.util.List;

/** What somebody wants the clinic to be. */
interface PlanProposal {

    ClinicPlan over(ClinicPlan present);

    /** The same for what others own; asked after {@link #over}. */
    default List<FileSection.Change> sections(ClinicPlan proposed) {
        return List.of();
    }
}
