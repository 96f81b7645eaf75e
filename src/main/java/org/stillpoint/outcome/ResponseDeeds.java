package org.stillpoint.outcome;

import java.util.UUID;
import org.stillpoint.security.Deed;

/** What the audit trail keeps about answers; never what they were. */
final class ResponseDeeds {

    private static final String KIND = "Response";

    private ResponseDeeds() {}

    static Deed recorded(Response response) {
        return Deed.of("RESPONSE_RECORDED", KIND, response.id()).about(response.patientId());
    }

    static Deed corrected(Response wrong, String reason) {
        return Deed.of("RESPONSE_CORRECTED", KIND, wrong.id())
                .about(wrong.patientId())
                .because(reason);
    }

    static Deed read(Response response) {
        return Deed.of("RESPONSE_READ", KIND, response.id()).about(response.patientId());
    }

    static Deed listed(UUID patient, int count) {
        return Deed.of("RESPONSES_LISTED", KIND).about(patient).showing(count);
    }

    static Deed outcomesRead(UUID patient) {
        return Deed.of("OUTCOMES_READ", "Patient", patient).about(patient);
    }
}
