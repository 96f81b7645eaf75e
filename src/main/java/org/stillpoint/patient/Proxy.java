package org.stillpoint.patient;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.WrittenName;

/** Somebody who may act for a patient. */
@Schema(requiredProperties = {"name", "scope"})
public record Proxy(
        @NotBlank @Size(max = 200) @WrittenName @Schema(examples = "Cleo Testperson")
        String name,

        @Size(max = 100) @Schema(examples = "guardian") String relation,

        @Size(max = 40) @Schema(examples = "+12125550145") String phone,

        @NotEmpty @Size(max = 3) @Schema(description = "What the proxy may do")
        Set<@NotNull ProxyScope> scope,

        @Schema(description = "The last day on which the proxy may act")
        LocalDate validUntil) {

    Proxy withPhone(String normal) {
        return new Proxy(name, relation, normal, scope, validUntil);
    }
}
