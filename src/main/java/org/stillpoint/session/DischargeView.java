package org.stillpoint.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.MayBeAbsent;

/** What still keeps a patient here. */
public record DischargeView(
        UUID session,
        ZoneId timeZone,

        @Schema(description = "Before this moment the patient may not leave; an estimate until dosing is over")
        OffsetDateTime earliestEnd,

        List<Condition> conditions,
        long version) {

    /** @param why it does not hold */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DischargeConditionState")
    public record Condition(
            DischargeCondition code,
            boolean met,
            @MayBeAbsent String why) {

        static Condition of(DischargeCondition condition, DischargeFacts facts) {
            var why = condition.whyNot(facts);
            return new Condition(condition, why.isEmpty(), why.orElse(null));
        }
    }
}
