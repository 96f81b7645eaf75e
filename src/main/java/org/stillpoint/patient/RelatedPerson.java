package org.stillpoint.patient;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.WrittenName;

/** Somebody near to a patient: whom to call in an emergency, who takes the patient home. */
@Schema(requiredProperties = "name")
public record RelatedPerson(
        @NotBlank @Size(max = 200) @WrittenName @Schema(examples = "Bea Testperson")
        String name,

        @Size(max = 100) @Schema(examples = "sister") String relation,

        @Size(max = 40) @Schema(examples = "+12125550144") String phone) {

    RelatedPerson withPhone(String normal) {
        return new RelatedPerson(name, relation, normal);
    }
}
