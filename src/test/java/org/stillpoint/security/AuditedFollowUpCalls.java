package org.stillpoint.security;

import static org.stillpoint.security.AuditedCall.byStaff;
import static org.stillpoint.testsupport.Operations.Call.at;

import java.util.List;
import java.util.Map;
import org.stillpoint.followup.FollowUpSample;
import org.stillpoint.session.DischargeSample;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Operations.Call;

/** What is done about what is due after a treatment. */
final class AuditedFollowUpCalls {

    static final List<AuditedCall> ALL = List.of(
            byStaff(
                    "readFollowUpSchedule",
                    "FOLLOW_UP_SCHEDULE_READ",
                    () -> at(DischargeSample.dosed().day.patient())),
            byStaff("listFollowUps", "FOLLOW_UPS_LISTED", Call::at),
            byStaff("readFollowUp", "FOLLOW_UP_READ", () -> at(checkIn())),
            byStaff("takeFollowUp", "FOLLOW_UP_TAKEN", () -> at(checkIn()).sending(Map.of())),
            byStaff("giveBackFollowUp", "FOLLOW_UP_GIVEN_BACK", () -> at(checkIn())),
            byStaff("tryFollowUpLater", "FOLLOW_UP_TRIED", () -> at(checkIn())
                    .ifMatch(0)
                    .sending(Map.of("outcome", "NO_ANSWER"))),
            byStaff("completeFollowUp", "FOLLOW_UP_COMPLETED", () -> at(checkIn())
                    .ifMatch(0)
                    .sending(Map.of("outcome", "DONE"))),
            byStaff("escalateFollowUp", "FOLLOW_UP_ESCALATED", () -> at(checkIn())
                    .ifMatch(0)
                    .sending(Map.of())),
            byStaff("acceptSuggestion", "FOLLOW_UP_ACCEPTED", () -> at(FollowUpSample.suggesting()
                            .id
                            .toString())
                    .ifMatch(0)
                    .sending(Map.of())),
            byStaff("readRecallList", "RECALL_LIST_READ", Call::at));

    private static String checkIn() {
        return Chart.nurse()
                .get("/v1/follow-up-schedules/" + DischargeSample.dosed().day.patient())
                .expect(200)
                .body()
                .at("/items/0/id")
                .asText();
    }

    private AuditedFollowUpCalls() {}
}
