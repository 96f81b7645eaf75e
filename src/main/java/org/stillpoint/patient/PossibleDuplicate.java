package org.stillpoint.patient;

import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Another record that may be of the same person, and why. */
@Schema(requiredProperties = {"patient", "because"})
public record PossibleDuplicate(PatientMatch patient, Set<Likeness> because) {

    /** What two records have in common. */
    public enum Likeness {
        SAME_BIRTH_DATE_AND_SIMILAR_NAME,
        SAME_PHONE,
        SAME_EMAIL
    }
}
