package org.stillpoint.session;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.InvalidRequest;

/** What should have been put on file, or that nothing should have been. */
public record CorrectEvidence(
        @NotBlank @Size(max = 500) String reason,

        @Schema(description = "Nothing takes its place; then there is no evidence")
        Boolean withdrawn,

        @Valid @Schema(description = "The whole of what takes its place; when it was asked stays, if not given")
        RecordEvidence evidence) {

    boolean withdraws() {
        return Boolean.TRUE.equals(withdrawn);
    }

    void check() {
        new InvalidRequest.Collector()
                .check(withdraws() || evidence != null, "/evidence", "is needed, unless it is withdrawn")
                .check(!withdraws() || evidence == null, "/withdrawn", "what is withdrawn has no evidence any more")
                .refuse();
    }
}
