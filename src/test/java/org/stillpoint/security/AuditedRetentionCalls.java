package org.stillpoint.security;

import static org.stillpoint.security.AuditedCall.byStaff;
import static org.stillpoint.testsupport.Operations.Call.at;

import java.util.List;
import java.util.Map;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Operations.Call;
import org.stillpoint.testsupport.Requests;

/** What is done with a person's record or request as a whole. */
final class AuditedRetentionCalls {

    private static final Map<String, Object> REASON = Map.of("reason", "made up");

    static final List<AuditedCall> ALL = List.of(
            byStaff("exportPatient", "PATIENT_EXPORTED", () -> at(Office.patient())),
            byStaff("erasePatient", "PATIENT_ERASED", () -> at(Office.patient()).sending(REASON)),
            byStaff("placeLegalHold", "LEGAL_HOLD_PLACED", () -> at(Office.patient())
                    .sending(REASON)),
            byStaff("listLegalHolds", "LEGAL_HOLDS_READ", () -> at(Office.patient())),
            byStaff("readLegalHold", "LEGAL_HOLD_READ", AuditedRetentionCalls::held),
            byStaff("releaseLegalHold", "LEGAL_HOLD_RELEASED", () -> held().sending(REASON)),
            byStaff("holdRequest", "REQUEST_HELD", () -> at(Requests.sent().text("id"))
                    .sending(REASON)),
            byStaff("releaseRequest", "REQUEST_RELEASED", () -> heldRequest().sending(REASON)),
            byStaff("purgeRequests", "REQUESTS_PURGED", AuditedRetentionCalls::nothingDue));

    private AuditedRetentionCalls() {}

    private static Call held() {
        var patient = Office.patient();
        return at(patient, manager("/v1/patients/" + patient + "/legal-holds", 201));
    }

    private static Call heldRequest() {
        var request = Requests.sent().text("id");
        manager(Requests.PATH + "/" + request + "/legal-hold", 200);
        return at(request);
    }

    /** Each request that goes has a row of its own. */
    private static Call nothingDue() {
        manager("/v1/retention/purge", 200);
        return at();
    }

    private static String manager(String path, int status) {
        return Office.staff("manager").post(path, REASON).expect(status).text("id");
    }
}
