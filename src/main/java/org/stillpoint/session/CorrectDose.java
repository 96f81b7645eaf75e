package org.stillpoint.session;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was really given, or that nothing was. What is left out is as before. */
public record CorrectDose(
        @NotBlank @Size(max = 500) String reason,

        @Schema(description = "Nothing was given; then there are no values")
        Boolean withdrawn,

        @Positive @Digits(integer = 5, fraction = 3) BigDecimal amount,
        DoseUnit unit,
        @Pattern(regexp = RecordDose.LOT) String lot,
        @Min(1) @Max(9) Integer device,
        OffsetDateTime start,
        OffsetDateTime end,
        @Schema(description = "Code of the practitioner") String givenBy,

        @Schema(description = "Code of another practitioner")
        String witnessedBy,

        @Valid
        @Schema(
                description =
                        "Of a prescriber: more, less or sooner than is plausible, and why. As before where it is still needed, if not given; another amount"
                                + " beyond the band needs a word of its own")
        RecordDose.BeyondBand beyondBand)
        implements CorrectsEntry {

    @Override
    public OffsetDateTime at() {
        return start;
    }

    @Override
    public boolean saysNothing() {
        return Stream.of(amount, unit, lot, device, end, givenBy, witnessedBy, beyondBand)
                .allMatch(value -> value == null);
    }

    /** As if the whole dose were recorded. */
    RecordDose over(RecordDose wrong) {
        return new RecordDose(
                wrong.drug(),
                wrong.route(),
                or(amount, wrong.amount()),
                or(unit, wrong.unit()),
                or(lot, wrong.lot()),
                or(device, wrong.device()),
                or(start, wrong.start()),
                or(end, wrong.end()),
                or(givenBy, wrong.givenBy()),
                or(witnessedBy, wrong.witnessedBy()),
                beyondBand);
    }

    private static <T> T or(T said, T before) {
        return said == null ? before : said;
    }
}
