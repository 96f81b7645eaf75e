package org.stillpoint.security;

import static org.stillpoint.security.AuditedCall.byKey;
import static org.stillpoint.security.AuditedCall.byStaff;
import static org.stillpoint.testsupport.Operations.Call.at;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import org.stillpoint.followup.FollowUpSample;
import org.stillpoint.session.DischargeSample;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Operations.Call;
import org.stillpoint.testsupport.Wire.Answer;

/** What patients answer by links, and see with their keys; and what is booked of what is due for them. */
final class AuditedAnswerCalls {

    private static final String BORN = "1980-05-17";

    static final List<AuditedCall> ALL = List.of(
            byStaff("searchFollowUpSlots", "PATIENT_SLOTS_SOUGHT FOLLOW_UP_SLOTS_READ", () -> at(FollowUpSample.visit()
                            .id)
                    .asking("service=" + FollowUpSample.office().service("talk"))),
            byStaff("bookFollowUp", "APPOINTMENT_BOOKED FOLLOW_UP_BOOKED", AuditedAnswerCalls::booking),
            byStaff(
                    "askForCheckIn",
                    "CHECK_IN_ASKED_FOR",
                    () -> at(DischargeSample.dosed().day.id())),
            byStaff("issueFollowUpLink", "FOLLOW_UP_LINK_ISSUED", () -> at(FollowUpSample.checkIn().id)),
            byKey("readFollowUpLink", "FOLLOW_UP_LINK_READ", AuditedAnswerCalls::checkIn, own -> at(own.text("id"))),
            byKey("readFollowUpQuestions", "FOLLOW_UP_QUESTIONS_READ", AuditedAnswerCalls::checkIn, own -> at(own.text(
                            "id"))
                    .sending(Map.of("dateOfBirth", BORN))),
            byKey("answerCheckIn", "CHECK_IN_ANSWERED", AuditedAnswerCalls::checkIn, AuditedAnswerCalls::well),
            byKey(
                    "answerQuestionnaire",
                    "RESPONSE_RECORDED FOLLOW_UP_ANSWERED",
                    () -> linked(FollowUpSample.questionnaire("GAD-7")),
                    own -> at(own.text("id"))
                            .sending(Map.of(
                                    "dateOfBirth",
                                    BORN,
                                    "instrument",
                                    "GAD-7",
                                    "answers",
                                    List.of(0, 0, 0, 1, 0, 0, 0)))),
            byStaff("readCheckIn", "CHECK_IN_READ", AuditedAnswerCalls::answered));

    private AuditedAnswerCalls() {}

    private static Answer checkIn() {
        return linked(FollowUpSample.checkIn());
    }

    private static Answer linked(FollowUpSample sample) {
        return own(sample.id.toString(), sample.issued().expect(200).text("key"));
    }

    /** With the key to what is due for somebody. */
    static Answer patient() {
        var patient = FollowUpSample.checkIn().patient;
        return own(
                patient,
                Office.desk()
                        .post("/v1/patients/" + patient + "/keys", Map.of())
                        .expect(200)
                        .text("key"));
    }

    private static Answer own(String id, String key) {
        return new Answer(
                200, JsonNodeFactory.instance.objectNode().put("id", id).put("key", key));
    }

    private static Call well(Answer own) {
        return at(own.text("id")).sending(Map.of("dateOfBirth", BORN, "sideEffects", List.of(), "mood", 6));
    }

    private static Call booking() {
        var sample = FollowUpSample.visit();
        return at(sample.id).ifMatch(0).sending(sample.booking(0));
    }

    private static Call answered() {
        var sample = FollowUpSample.checkIn();
        sample.answered();
        return at(sample.id);
    }
}
