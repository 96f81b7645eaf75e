package org.stillpoint.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.SensitiveText;

/** What really happened, all of it, or that nothing did. */
public record CorrectAdverseEvent(
        @NotBlank @Size(max = 500) String reason,

        @Schema(description = "Nothing takes its place; then there are no values")
        Boolean withdrawn,

        AdverseEventCode code,

        @Schema(description = "When it began; as before, if not given")
        OffsetDateTime onset,

        Severity severity,
        Boolean serious,
        EventAction action,
        EventOutcome outcome,
        @Size(max = 4000) String note)
        implements CorrectsEntry {

    /** Empty where it is withdrawn. */
    Optional<EventFindings> found() {
        return withdraws()
                ? Optional.empty()
                : Optional.of(new EventFindings(
                        code,
                        severity,
                        serious,
                        action,
                        outcome,
                        Optional.ofNullable(note).map(SensitiveText::of)));
    }

    void checkValues(InvalidRequest.Collector errors) {
        errors.check(code != null, "/code", "is needed")
                .check(severity != null, "/severity", "is needed")
                .check(serious != null, "/serious", "is needed")
                .check(action != null, "/action", "is needed")
                .check(outcome != null, "/outcome", "is needed");
    }

    @Override
    public OffsetDateTime at() {
        return onset;
    }

    @Override
    public boolean saysNothing() {
        return Stream.of(code, severity, serious, action, outcome, note).allMatch(value -> value == null);
    }
}
