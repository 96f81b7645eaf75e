package org.stillpoint.security;

import static org.stillpoint.security.AuditedCall.byStaff;
import static org.stillpoint.testsupport.Operations.Call.at;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Operations.Call;

/** What is done with a patient's answers. */
final class AuditedOutcomeCalls {

    private static final Map<String, Object> ANSWERS =
            Map.of("instrument", "GAD-7", "answers", Collections.nCopies(7, 1));

    static final List<AuditedCall> ALL = List.of(
            byStaff("recordResponse", "RESPONSE_RECORDED", () -> at(Office.patient())
                    .sending(ANSWERS)),
            byStaff("listResponses", "RESPONSES_LISTED", () -> at(Office.patient())),
            byStaff("readOutcomes", "OUTCOMES_READ", () -> at(Office.patient())),
            byStaff("readResponse", "RESPONSE_READ", AuditedOutcomeCalls::answered),
            byStaff("correctResponse", "RESPONSE_CORRECTED", () -> answered()
                    .sending(Map.of("reason", "made up", "withdrawn", true))));

    private AuditedOutcomeCalls() {}

    private static Call answered() {
        var patient = Office.patient();
        var response = Chart.nurse()
                .post("/v1/patients/" + patient + "/responses", ANSWERS)
                .expect(201)
                .text("id");
        return at(patient, response);
    }
}
