package org.stillpoint.treatment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.Difference;

/**
 * A version of a protocol.
 *
 * @param id of this version; absent for one that is only tried
 * @param version counted from 1
 * @param outsideUsualRange a prescriber has let its induction leave the usual range
 * @param difference in the answer to a change: what it changes; absent if nothing
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
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
            "bloodPressure",
            "escort",
            "version",
            "retired",
            "outsideUsualRange"
        })
public record ProtocolView(
        Optional<UUID> id,
        int version,
        boolean retired,
        boolean outsideUsualRange,
        @JsonUnwrapped ProtocolDefinition definition,
        Optional<Difference> difference) {

    static ProtocolView of(KeptProtocol kept) {
        var protocol = kept.protocol();
        return new ProtocolView(
                Optional.of(protocol.id()),
                protocol.version(),
                protocol.retired(),
                kept.overridden(),
                ProtocolDefinition.of(protocol),
                Optional.empty());
    }

    /** What would be stored. */
    static ProtocolView tried(Protocol protocol, int version, boolean outside, Difference difference) {
        return new ProtocolView(
                Optional.empty(), version, false, outside, ProtocolDefinition.of(protocol), Optional.of(difference));
    }

    ProtocolView with(Difference change) {
        return new ProtocolView(id, version, retired, outsideUsualRange, definition, Optional.of(change));
    }
}
