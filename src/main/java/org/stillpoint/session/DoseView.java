package org.stillpoint.session;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.Unreadable;

/** Something that was given. Of a withdrawal the values are those of the dose that was not. */
@Schema(
        requiredProperties = {
            "id",
            "session",
            "drug",
            "route",
            "amount",
            "unit",
            "lot",
            "start",
            "givenBy",
            "recordedAt",
            "recordedBy",
            "withdrawn",
            "version"
        })
public record DoseView(
        UUID id,
        UUID session,
        Drug drug,
        Route route,
        BigDecimal amount,
        DoseUnit unit,
        String lot,

        @Schema(description = "Which device of the day it is")
        Integer device,

        OffsetDateTime start,

        @Schema(description = "Absent while it is being given")
        OffsetDateTime end,

        @Schema(description = "Code of the practitioner") String givenBy,
        @Schema(description = "Code of the practitioner") String witnessedBy,

        @Schema(description = "Why a prescriber went beyond what is plausible")
        String beyondBand,

        @Schema(description = "Account of the prescriber") UUID beyondBandBy,

        OffsetDateTime recordedAt,
        @Schema(description = "Account") UUID recordedBy,

        @Schema(description = "The entry in whose place this one stands")
        UUID corrects,

        @Schema(description = "The entry that stands in its place: this one does not hold any more")
        UUID correctedBy,

        @Schema(description = "Why it stands in the place of another one")
        String correctionReason,

        @Schema(description = "It only says that the entry which it corrects does not hold")
        boolean withdrawn,

        @Schema(description = "Members that can not be read")
        List<String> unreadable,

        @Schema(description = "Of the session as it is now: send it back as If-Match, in quotes, with its next change")
        long version) {

    /** {@code codes} tells the code of a practitioner. */
    static DoseView of(Dose dose, SessionFile file, Function<UUID, String> codes) {
        return new DoseView(
                dose.id(),
                dose.sessionId(),
                dose.drug(),
                dose.route(),
                plain(dose.amount()),
                dose.unit(),
                dose.lot(),
                dose.device().orElse(null),
                file.local(dose.at()),
                file.local(dose.endedAt()),
                codes.apply(dose.givenBy()),
                dose.witnessedBy().map(codes).orElse(null),
                ObservationView.text(dose.beyondBand()),
                dose.beyondBandBy().orElse(null),
                file.local(dose.recordedAt()),
                dose.recordedBy(),
                dose.corrects().orElse(null),
                dose.correctedBy().orElse(null),
                ObservationView.text(dose.correctionReason()),
                dose.withdrawn(),
                Unreadable.among("beyondBand", dose.beyondBand())
                        .and("correctionReason", dose.correctionReason())
                        .names(),
                file.session().version());
    }

    /** 40, neither 40.000 nor 4E+1. */
    private static BigDecimal plain(BigDecimal amount) {
        var bare = amount.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }
}
