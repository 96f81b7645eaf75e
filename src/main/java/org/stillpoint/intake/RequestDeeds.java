package org.stillpoint.intake;

import org.stillpoint.security.Deed;

/** What was done to a request, for the audit trail. */
final class RequestDeeds {

    private static final String KIND = "AppointmentRequest";

    private RequestDeeds() {}

    /** About the patient too, once the person is one. */
    static Deed of(String action, AppointmentRequest request) {
        return Deed.of(action, KIND, request.id())
                .about(request.patientId().stream().toList());
    }

    static Deed listed(int count) {
        return Deed.of("REQUESTS_LISTED", KIND).showing(count);
    }
}
