package org.stillpoint.treatment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The shape of a request for the documentation: it is read as the clinic file is, so that all its mistakes are told at once. What
 * only the server says of a version may come back with it and is passed over.
 *
 * @param override to let an induction leave the usual range
 */
@JsonIgnoreProperties({"id", "version", "retired", "outsideUsualRange", "difference"})
@Schema(
        requiredProperties = {
            "code",
            "name",
            "route",
            "source",
            "course",
            "spacing",
            "observation",
            "vitals",
            "bloodPressure"
        })
public record DefineProtocol(@JsonUnwrapped ProtocolDefinition definition, Optional<UsualRangeOverride> override) {

    /** The names of what is passed over. */
    static List<String> comesBack() {
        return List.of(
                DefineProtocol.class.getAnnotation(JsonIgnoreProperties.class).value());
    }

    /** A prescriber's word. */
    public record UsualRangeOverride(
            @Schema(minLength = 1, maxLength = 500) String reason) {}
}
