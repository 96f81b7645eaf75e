package org.stillpoint.outcome;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.Unreadable;

/** What a patient answered once, and what it amounts to. */
@Schema(
        requiredProperties = {
            "id",
            "patient",
            "instrument",
            "instrumentVersion",
            "complete",
            "risk",
            "answeredAt",
            "recordedAt",
            "enteredBy",
            "withdrawn"
        })
public record ResponseView(
        UUID id,
        UUID patient,
        @Schema(examples = "GAD-7") String instrument,
        String instrumentVersion,
        @Schema(examples = "en") String language,
        @Schema(ref = "#/components/schemas/Answers") List<Integer> answers,

        @Schema(description = "Only if every item was answered")
        Integer total,

        @Schema(description = "Of the total, where the instrument has bands", examples = "MODERATE")
        String band,

        @Schema(description = "Where the total lies to the instrument's cut")
        CutPosition cut,

        boolean complete,

        @Schema(description = "An answer tells of danger: somebody has to look now")
        boolean risk,

        Instant answeredAt,
        Instant recordedAt,
        EnteredBy enteredBy,
        @Schema(description = "Account of staff") UUID recordedBy,
        @Schema(description = "What asked for it") UUID followUp,

        @Schema(description = "The response in whose place this one stands")
        UUID corrects,

        @Schema(description = "The response that stands in its place: this one does not hold any more")
        UUID correctedBy,

        @Schema(description = "Why it stands in the place of another one")
        String correctionReason,

        @Schema(description = "It only says that the response which it corrects does not hold")
        boolean withdrawn,

        @Schema(description = "In the answer to a change: what is to be said about it")
        List<Warning> warnings,

        @Schema(description = "Members that can not be read")
        List<String> unreadable) {

    static ResponseView of(Response response, Optional<Instrument> instrument, List<Warning> warnings) {
        return new ResponseView(
                response.id(),
                response.patientId(),
                response.instrument(),
                response.instrumentVersion(),
                response.language().orElse(null),
                response.answers().orElse(null),
                response.total().orElse(null),
                band(response, instrument),
                cut(response, instrument),
                response.complete(),
                response.risk(),
                response.answeredAt(),
                response.recordedAt(),
                response.enteredBy(),
                response.account().orElse(null),
                response.followUp().orElse(null),
                response.corrects().orElse(null),
                response.correctedBy().orElse(null),
                Optional.ofNullable(response.correctionReason())
                        .flatMap(SensitiveText::text)
                        .orElse(null),
                response.withdrawn(),
                warnings,
                Unreadable.among("answers", response.sealedAnswers())
                        .and("correctionReason", response.correctionReason())
                        .names());
    }

    /** One that was corrected is another version of the row, and the last one. */
    long version() {
        return correctedBy == null ? 0 : 1;
    }

    private static String band(Response response, Optional<Instrument> instrument) {
        return response.total()
                .flatMap(total -> instrument.flatMap(known -> known.band(total)))
                .map(Band::code)
                .orElse(null);
    }

    private static CutPosition cut(Response response, Optional<Instrument> instrument) {
        return response.total()
                .flatMap(total -> instrument.flatMap(Instrument::cut).map(cut -> CutPosition.of(total, cut)))
                .orElse(null);
    }
}
