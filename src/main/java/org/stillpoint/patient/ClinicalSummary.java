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

        @Schema(description = "As the patient tells them; at most 50, or as many as there are since a merge")
        List<@NotNull @Valid Allergy> allergies,

        @Schema(description = "As the patient tells them; at most 100, or as many as there are since a merge")
        List<@NotNull @Valid Medication> medications) {

    public ClinicalSummary {
        conditions = conditions == null ? Set.of() : conditions;
        allergies = allergies == null ? List.of() : allergies;
        medications = medications == null ? List.of() : medications;
    }
}
