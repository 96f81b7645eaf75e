package org.stillpoint.session;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Put something on file for a gate of the day; which members there are depends on the gate. */
public record RecordEvidence(
        @Schema(description = "When it was asked or seen; now, if not given")
        OffsetDateTime at,

        @Schema(description = "FASTING_CONFIRMED, needed") OffsetDateTime lastFoodAt,

        @Schema(description = "FASTING_CONFIRMED, needed") OffsetDateTime lastLiquidAt,

        @Schema(description = "FASTING_CONFIRMED: a nasal steroid or decongestant; not given for none")
        OffsetDateTime lastNasalSprayAt,

        @Schema(description = "TRANSPORT_CONFIRMED, needed") TransportKind kind,

        @Size(max = 200)
        @Pattern(regexp = RecordEvidence.SOMETHING, message = RecordEvidence.BLANK)
        @Schema(description = "TRANSPORT_CONFIRMED, needed", examples = "Bea Testperson")
        String name,

        @Size(max = 40)
        @Pattern(regexp = RecordEvidence.SOMETHING, message = RecordEvidence.BLANK)
        @Schema(description = "TRANSPORT_CONFIRMED, needed", examples = "(617) 555-0143")
        String phone,

        @Schema(description = "PREGNANCY_REVIEWED, needed") PregnancyOutcome outcome,

        @Schema(description = "MEDICATIONS_REVIEWED, needed: whether they have changed since they were looked at last")
        Boolean changed,

        @Size(max = 2000)
        @Pattern(regexp = RecordEvidence.SOMETHING, message = RecordEvidence.BLANK)
        @Schema(description = "MEDICATIONS_REVIEWED, needed where they have changed")
        String note,

        @Size(max = 100)
        @Pattern(regexp = RecordEvidence.SOMETHING, message = RecordEvidence.BLANK)
        @Schema(description = "PRESCRIPTION_ON_FILE, needed", examples = "EXAMPLE-4711")
        String reference,

        @Size(max = 200)
        @Pattern(regexp = RecordEvidence.SOMETHING, message = RecordEvidence.BLANK)
        @Schema(description = "PRESCRIPTION_ON_FILE, needed: who wrote it", examples = "Dr. Ellis Sample")
        String prescriber,

        @Schema(description = "PRESCRIPTION_ON_FILE, needed", examples = "ESKETAMINE")
        Drug drug,

        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax("10000")
        @Schema(description = "PRESCRIPTION_ON_FILE, needed", examples = "84")
        BigDecimal amount,

        @Schema(description = "PRESCRIPTION_ON_FILE, needed", examples = "MG")
        DoseUnit unit,

        @Size(max = 60)
        @Schema(description = "PRESCRIBER_ON_SITE, needed: code of the practitioner", examples = "harbor-prescriber-1")
        String practitioner) {

    static final String SOMETHING = "[\\s\\S]*\\S[\\s\\S]*";
    static final String BLANK = "must not be blank";

    /** The names of the members that are given, without {@code at}. */
    Set<String> given() {
        return Arrays.stream(RecordEvidence.class.getRecordComponents())
                .filter(component -> !component.getName().equals("at") && value(component) != null)
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    private Object value(RecordComponent component) {
        try {
            return component.getAccessor().invoke(this);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** {@code number} is the telephone number in E.164. */
    EvidenceDetail detail(String number) {
        return new EvidenceDetail(
                lastFoodAt,
                lastLiquidAt,
                lastNasalSprayAt,
                kind,
                name,
                number,
                outcome,
                changed,
                note,
                reference,
                prescriber,
                drug,
                amount,
                unit,
                practitioner);
    }
}
