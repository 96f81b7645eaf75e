package org.stillpoint.followup;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That an answer has arrived. It is not given back: who looks over the patient's shoulder later shall not find it. */
@Schema(
        name = "FollowUpAnswered",
        requiredProperties = {"state", "remaining"})
public record AnsweredView(
        LinkState state,

        @Schema(description = "What is still to be answered: `CHECK_IN`, or codes of questionnaires")
        List<String> remaining) {}
