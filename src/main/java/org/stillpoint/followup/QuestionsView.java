package org.stillpoint.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.outcome.Instrument;
import org.stillpoint.outcome.PointRange;
import org.stillpoint.outcome.Wording;

/** What is still to be answered. Nothing in it says who it is about. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "FollowUpQuestions",
        requiredProperties = {"until", "questionnaires"})
public record QuestionsView(
        OffsetDateTime until,

        @Schema(description = "Absent if none is asked") CheckInQuestions checkIn,

        List<Questionnaire> questionnaires) {

    /** To be shown as its authors have it, with the notice. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "FollowUpQuestionnaire",
            requiredProperties = {"instrument", "version", "answers", "texts"})
    public record Questionnaire(
            String instrument,
            String version,
            @Schema(description = "Points of one item") PointRange answers,
            @Schema(description = "By language") Map<String, Wording> texts,
            String notice,

            @Schema(
                    description =
                            "It can not be answered before, so soon after the last time or after a treatment; absent if it can be now")
            OffsetDateTime from) {

        static Questionnaire of(Instrument instrument, Optional<Instant> from) {
            return new Questionnaire(
                    instrument.code(),
                    instrument.version(),
                    instrument.answers().orElseThrow(),
                    instrument.wordings(),
                    instrument.notice().orElse(null),
                    from.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
        }
    }
}
