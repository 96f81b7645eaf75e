package org.stillpoint.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A field of a form. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"name", "label", "from", "entries", "required"})
public record FormField(
        String name,
        String label,
        @Schema(description = "Absent while it is empty") String value,
        FormSource from,

        @Schema(description = "The entries of the chart that it was taken from")
        List<UUID> entries,

        boolean required,

        @Schema(
                description =
                        "Account on whose word it stands; absent where the record says it, or nobody has completed the form")
        UUID statedBy) {

    boolean isMissing() {
        return required && value == null;
    }

    /** Another name of somebody in the same entries tells nothing else of the day. */
    boolean tellsAs(FormField other) {
        return other != null
                && (Objects.equals(value, other.value)
                        || from == FormSource.GIVEN_BY && !entries.isEmpty() && entries.equals(other.entries));
    }

    boolean isFromRecord() {
        return value != null && statedBy == null;
    }
}
