package org.stillpoint.patient;

import java.util.UUID;
import org.stillpoint.platform.Refusal;

/** The record has gone over into another one, which is named. */
public final class PatientMerged extends Refusal {

    private static final long serialVersionUID = 1L;

    private final UUID survivor;

    PatientMerged(UUID survivor) {
        super(PatientProblem.PATIENT_MERGED, "This record was merged into another one.");
        this.survivor = survivor;
        with("mergedInto", survivor);
    }

    boolean isInto(UUID patient) {
        return survivor.equals(patient);
    }
}
