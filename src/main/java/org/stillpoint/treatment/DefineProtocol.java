package org.stillpoint.treatment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The shape of a request for the documentation: it is read as the clinic file is, so that all its mistakes are told at once.
 *
 * @param override to let an induction leave the usual range
 */
public record DefineProtocol(@JsonUnwrapped ProtocolDefinition definition, Optional<UsualRangeOverride> override) {

    /** A prescriber's word. */
    public record UsualRangeOverride(
            @Schema(minLength = 1, maxLength = 500) String reason) {}
}
