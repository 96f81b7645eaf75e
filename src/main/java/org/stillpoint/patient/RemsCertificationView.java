package org.stillpoint.patient;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.Unreadable;

/** A site's certification by the REMS of esketamine. */
@Schema(requiredProperties = {"id", "site", "certificationNumber", "from", "recordedAt", "version"})
public record RemsCertificationView(
        UUID id,
        String site,
        String certificationNumber,
        @Schema(description = "The first day") LocalDate from,
        @Schema(description = "The last day") LocalDate until,
        Instant recordedAt,
        @Schema(description = "Account") UUID recordedBy,
        EndingView end,

        @Schema(description = "In the answer to a change: booked visits whose gate is not met any more")
        List<AffectedAppointment> affectedAppointments,

        @Schema(description = "Members that can not be read")
        List<String> unreadable,

        long version) {

    static RemsCertificationView of(RemsCertification certification, Site site) {
        return of(new Ended<>(certification, null), site);
    }

    static RemsCertificationView of(Ended<RemsCertification> change, Site site) {
        var certification = change.row();
        return new RemsCertificationView(
                certification.id(),
                site.code(),
                certification.certificationNumber(),
                certification.validFrom(),
                certification.validUntil().orElse(null),
                certification.recordedAt(),
                certification.recordedBy().orElse(null),
                EndingView.of(certification),
                change.affected(),
                Unreadable.among("end.reason", EndingView.reason(certification)).names(),
                certification.version());
    }
}
