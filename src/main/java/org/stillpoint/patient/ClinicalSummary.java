package org.stillpoint.patient;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.Condition;

/** What is known of a patient's health before anybody has examined it. For nurses and prescribers. */
public record ClinicalSummary(
        @Size(max = 20) Set<@NotNull Condition> conditions,

        @Size(max = 50) @Schema(description = "As the patient tells them")
        List<@NotNull @Valid Allergy> allergies,

        @Size(max = 100) @Schema(description = "As the patient tells them")
        List<@NotNull @Valid Medication> medications) {

    public ClinicalSummary {
        conditions = conditions == null ? Set.of() : conditions;
        allergies = allergies == null ? List.of() : allergies;
        medications = medications == null ? List.of() : medications;
    }
}
