package org.stillpoint.session;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.MayBeAbsent;

/** What was put on file for a gate of the day; which members there are depends on the gate, and all others are null. */
@Schema(name = "GateEvidenceDetail")
@MayBeAbsent
public record EvidenceDetail(
        @Schema(description = "FASTING_CONFIRMED") OffsetDateTime lastFoodAt,

        @Schema(description = "FASTING_CONFIRMED") OffsetDateTime lastLiquidAt,

        @Schema(description = "FASTING_CONFIRMED: a steroid or decongestant; absent for none")
        OffsetDateTime lastNasalSprayAt,

        @Schema(description = "TRANSPORT_CONFIRMED") TransportKind kind,

        @Schema(description = "TRANSPORT_CONFIRMED") String name,

        @Schema(description = "TRANSPORT_CONFIRMED") String phone,

        @Schema(description = "PREGNANCY_REVIEWED") PregnancyOutcome outcome,

        @Schema(description = "MEDICATIONS_REVIEWED: since they were looked at last")
        Boolean changed,

        @Schema(description = "MEDICATIONS_REVIEWED") String note,

        @Schema(description = "PRESCRIPTION_ON_FILE") String reference,

        @Schema(description = "PRESCRIPTION_ON_FILE") String prescriber,

        @Schema(description = "PRESCRIPTION_ON_FILE") Drug drug,

        @Schema(description = "PRESCRIPTION_ON_FILE") BigDecimal amount,

        @Schema(description = "PRESCRIPTION_ON_FILE") DoseUnit unit,

        @Schema(description = "PRESCRIBER_ON_SITE: code of the practitioner")
        String practitioner) {}
