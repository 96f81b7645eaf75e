package org.stillpoint.patient;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A record that went over into another one. */
@Schema(requiredProperties = {"duplicate", "mergedInto", "mergedAt"})
public record MergeView(
        @Schema(description = "The record that ended") UUID duplicate,

        @Schema(description = "Where it went; that may have been merged again since")
        UUID mergedInto,

        OffsetDateTime mergedAt,
        @Schema(description = "The account that merged it") UUID mergedBy,
        String reason,
        @Schema(description = "As it was") PatientView record,

        @Schema(description = "Members that are there and can not be read")
        List<String> unreadable) {

    static MergeView of(PatientMerge merge, boolean clinical) {
        return new MergeView(
                merge.duplicateId(),
                merge.mergedInto(),
                merge.mergedAt().atOffset(ZoneOffset.UTC),
                merge.mergedBy().orElse(null),
                merge.reason().text().orElse(null),
                merge.record()
                        .map(record -> clinical ? record : record.withoutClinical())
                        .orElse(null),
                merge.unreadable());
    }
}
