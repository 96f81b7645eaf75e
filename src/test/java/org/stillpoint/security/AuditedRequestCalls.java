package org.stillpoint.security;

import static org.stillpoint.security.AuditedCall.byKey;
import static org.stillpoint.security.AuditedCall.byStaff;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.visitor;
import static org.stillpoint.testsupport.Operations.Call.at;
import static org.stillpoint.testsupport.Requests.PATH;
import static org.stillpoint.testsupport.Requests.request;
import static org.stillpoint.testsupport.Requests.send;
import static org.stillpoint.testsupport.Requests.senderOf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Operations.Call;
import org.stillpoint.testsupport.Requests;
import org.stillpoint.testsupport.Wire.Answer;

/** What is done with appointment requests. */
final class AuditedRequestCalls {

    static final List<AuditedCall> ALL = List.of(
            byStaff("sendAppointmentRequest", "REQUEST_RECEIVED", () -> at().sending(request())),
            byStaff("listAppointmentRequests", "REQUESTS_LISTED", Call::at),
            byStaff("readAppointmentRequest", "REQUEST_READ", () -> at(sent())),
            byKey("readOwnContact", "REQUEST_READ", Requests::sent, own -> at(own.text("id"))),
            byKey("correctOwnContact", "REQUEST_CONTACT_CORRECTED", Requests::sent, AuditedRequestCalls::correction),
            byKey("withdrawRequest", "REQUEST_WITHDRAWN", Requests::sent, own -> at(own.text("id"))),
            byKey("answerScreening", "SCREENING_ANSWERED", Requests::sent, own -> at(own.text("id"))
                    .sending(answers())),
            byKey("readScreening", "SCREENING_READ", AuditedRequestCalls::screened, own -> at(own.text("id"))),
            byKey(
                    "bookOwnAssessment",
                    "PATIENT_REGISTERED APPOINTMENT_BOOKED REQUEST_CONVERTED",
                    Requests::sent,
                    AuditedRequestCalls::ownAssessment),
            byStaff("takeAppointmentRequest", "REQUEST_TAKEN", () -> at(sent())),
            byStaff("giveBackAppointmentRequest", "REQUEST_GIVEN_BACK", () -> at(taken())),
            byStaff("recordContactAttempt", "CONTACT_ATTEMPT_RECORDED", () -> at(sent())
                    .sending(Map.of("way", "PHONE", "outcome", "NO_ANSWER"))),
            byStaff("listContactAttempts", "CONTACT_ATTEMPTS_READ", () -> at(sent())),
            byStaff("triageAppointmentRequest", "REQUEST_TRIAGED", () -> at(sent())
                    .sending(Map.of("decision", "SPAM"))),
            byStaff("listRequestDecisions", "REQUEST_DECISIONS_READ", () -> at(sent())),
            byStaff("letRequestThrough", "REQUEST_LET_THROUGH", () -> at(sent())),
            byStaff("separateRequest", "REQUEST_SEPARATED", () -> at(sent()).sending(reason())),
            byStaff("reopenAppointmentRequest", "REQUEST_REOPENED", () -> at(closed())
                    .sending(reason())),
            byStaff("raiseRequestCrisis", "CRISIS_RAISED", () -> at(sent()).sending(reason())),
            byStaff("clearRequestCrisis", "CRISIS_CLEARED", () -> at(inDanger()).sending(reason())),
            byStaff(
                    "convertAppointmentRequest",
                    "PATIENT_REGISTERED APPOINTMENT_BOOKED REQUEST_CONVERTED",
                    () -> at(sent()).sending(conversion())),
            byStaff("reverseConversion", "REQUEST_CONVERSION_REVERSED", () -> at(wronglyConverted())
                    .sending(reason())));

    private AuditedRequestCalls() {}

    private static String sent() {
        return Requests.sent().text("id");
    }

    private static Map<String, Object> reason() {
        return Map.of("reason", "made up");
    }

    private static String taken() {
        var id = sent();
        desk().post(PATH + "/" + id + "/assignment", Map.of()).expect(200);
        return id;
    }

    private static String closed() {
        var id = sent();
        desk().post(PATH + "/" + id + "/triage", Map.of("decision", "SPAM")).expect(200);
        return id;
    }

    private static String wronglyConverted() {
        var id = sent();
        var converted =
                desk().post(PATH + "/" + id + "/conversion", conversion()).expect(200);
        desk().ifMatch(0)
                .post(
                        "/v1/appointments/"
                                + converted.body().at("/appointment/id").asText() + "/cancellation",
                        Map.of("reason", "OTHER"))
                .expect(200);
        return id;
    }

    private static String inDanger() {
        return send(request("inDanger", true)).expect(201).text("id");
    }

    private static Answer screened() {
        var own = Requests.sent();
        senderOf(own)
                .post(PATH + "/" + own.text("id") + "/screening", answers())
                .expect(200);
        return own;
    }

    static Map<String, Object> answers() {
        return Map.of("version", "2026-11", "answers", List.of(Map.of("item", "neuro.seizures", "answer", "NO")));
    }

    static Call correction(Answer own) {
        return at(own.text("id"))
                .ifMatch(0)
                .sending(Map.of("name", "Ada Testperson", "email", Requests.email(), "safeToLeaveMessage", true));
    }

    static Call ownAssessment(Answer own) {
        var office = Office.open();
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        return at(own.text("id"))
                .sending(Map.of(
                        "hold", Map.of("id", hold.text("id"), "key", hold.text("key")),
                        "givenName", "Ada",
                        "familyName", "Testperson",
                        "dateOfBirth", "1980-05-17"));
    }

    private static Map<String, Object> conversion() {
        var office = Office.open();
        var conversion = new HashMap<>(office.place("visit", office.at("09:00")));
        conversion.put("person", Map.of("givenName", "Ada", "familyName", "Testperson", "dateOfBirth", "1980-05-17"));
        return conversion;
    }
}
