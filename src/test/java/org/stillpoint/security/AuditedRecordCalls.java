package org.stillpoint.security;

import static org.stillpoint.security.AuditedCall.byStaff;
import static org.stillpoint.testsupport.Operations.Call.at;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Operations.Call;

/** What is done with a person's record, and with what clinicians write about the person. */
final class AuditedRecordCalls {

    /** The same in a request and its repetition, also over midnight. */
    private static final LocalDate VALID_UNTIL = LocalDate.now().plusDays(90);

    private static final Map<String, Object> REASON = Map.of("reason", "made up");
    private static final String LONG_AGO = "2020-01-01";

    static final List<AuditedCall> ALL = Stream.of(
                    Stream.of(
                            byStaff("searchPatients", "PATIENTS_SEARCHED", () -> at().sending(
                                            Map.of("name", "Testperson"))),
                            byStaff("registerPatient", "PATIENT_REGISTERED", () -> at().sending(Office.person())),
                            byStaff("readPatient", "PATIENT_READ", () -> at(Office.patient())),
                            byStaff("changePatient", "PATIENT_CHANGED", () -> change().sending(Office.person())),
                            byStaff("listPossibleDuplicates", "POSSIBLE_DUPLICATES_LISTED", () -> at(Office.patient())),
                            byStaff("mergePatient", "PATIENTS_MERGED", () -> change().sending(
                                            Map.of("duplicate", Office.patient(), "reason", "made up"))),
                            byStaff("listMerges", "PATIENT_MERGES_READ", () -> at(Office.patient())),
                            byStaff("issuePatientKey", "PATIENT_KEY_ISSUED", () -> at(Office.patient())
                                    .sending(Map.of())),
                            byStaff("revokePatientKeys", "PATIENT_KEYS_REVOKED", () -> at(Office.patient())),
                            byStaff("listGates", "GATES_READ", () -> gates(Chart.office()))),
                    four(
                            "recordConsent listConsents readConsent revokeConsent",
                            "CONSENT REVOKED",
                            "consents",
                            () -> Map.of("kind", "TREATMENT", "textVersion", "2026-01", "signedBy", "PATIENT")),
                    four(
                            "raiseCrisisFlag listCrisisFlags readCrisisFlag clearCrisisFlag",
                            "CRISIS_FLAG CLEARED",
                            "crisis-flags",
                            () -> Map.of("note", "made up")),
                    four(
                            "recordEvaluation listEvaluations readEvaluation withdrawEvaluation",
                            "EVALUATION WITHDRAWN",
                            "evaluations",
                            () -> Map.of("clinician", Chart.office().actor("prescriber"))),
                    four(
                            "reviewScreening listScreeningReviews readScreeningReview withdrawScreeningReview",
                            "SCREENING_REVIEW WITHDRAWN",
                            "screening-reviews",
                            () -> Map.of("outcome", "NO_CONCERN")),
                    four(
                            "decideClearance listClearances readClearance withdrawClearance",
                            "CLEARANCE WITHDRAWN",
                            "clearances",
                            AuditedRecordCalls::clearance),
                    four(
                            "recordRemsEnrolment listRemsEnrolments readRemsEnrolment endRemsEnrolment",
                            "REMS_ENROLMENT ENDED",
                            "rems-enrolments",
                            () -> Map.of("enrolmentNumber", "EXAMPLE-1", "from", LONG_AGO)))
            .flatMap(calls -> calls)
            .toList();

    private AuditedRecordCalls() {}

    private static Call change() {
        return at(Office.patient()).ifMatch(0);
    }

    private static Call gates(Office office) {
        return at(Office.patient()).asking("service=" + office.service("infusion") + "&site=" + office.site());
    }

    private static Map<String, Object> clearance() {
        return Map.of(
                "route",
                "IV_KETAMINE",
                "decision",
                "CLEARED",
                "indication",
                "CHRONIC_PAIN",
                "validUntil",
                VALID_UNTIL.toString());
    }

    /** Recorded, listed, read and ended. */
    private static Stream<AuditedCall> four(
            String operations, String kindAndEnd, String path, Supplier<Map<String, Object>> content) {
        var operation = operations.split(" ");
        var kind = kindAndEnd.split(" ")[0];
        return Stream.of(
                byStaff(operation[0], kind + "_RECORDED", () -> at(Office.patient())
                        .sending(content.get())),
                byStaff(operation[1], kind + "S_READ", () -> at(Office.patient())),
                byStaff(operation[2], kind + "_READ", () -> kept(path, content)),
                byStaff(operation[3], kindAndEnd.replace(' ', '_'), () -> kept(path, content)
                        .sending(REASON)));
    }

    private static Call kept(String path, Supplier<Map<String, Object>> content) {
        var patient = Office.patient();
        var row = Chart.prescriber()
                .post("/v1/patients/" + patient + "/" + path, content.get())
                .expect(201);
        return at(patient, row.text("id"));
    }
}
