package org.stillpoint.session;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.SensitiveText;

/** Keep something bad that happened. */
public record RecordAdverseEvent(
        @NotNull AdverseEventCode code,

        @Schema(description = "When it began; now, if not given")
        OffsetDateTime onset,

        @NotNull Severity severity,

        @NotNull
        @Schema(
                description = "It is fatal, threatens life, brings into hospital or leaves something behind:"
                        + " a form is due then, and everybody who watches is alerted")
        Boolean serious,

        @NotNull EventAction action,
        @NotNull EventOutcome outcome,
        @Size(max = 4000) String note) {

    EventFindings found() {
        return new EventFindings(
                code,
                severity,
                serious,
                action,
                outcome,
                Optional.ofNullable(note).map(SensitiveText::of));
    }
}
