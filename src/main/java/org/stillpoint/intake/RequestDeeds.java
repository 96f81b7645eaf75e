package org.stillpoint.intake;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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

    /** With whoever else is named beside it: most of them are no patients. */
    static Deed read(AppointmentRequest request, List<DeskView.Linked> beside) {
        var read = of("REQUEST_READ", request);
        return beside.isEmpty()
                ? read
                : read.showing(
                        Stream.concat(Stream.of(request.id()), beside.stream().map(DeskView.Linked::id))
                                .toList());
    }

    /** Row by row, with what is folded into them, because most people who ask are no patients yet. */
    static Deed listed(List<QueueQuery.Row> shown) {
        return Deed.of("REQUESTS_LISTED", KIND)
                .showing(shown.stream().flatMap(RequestDeeds::shownBy).toList())
                .about(shown.stream()
                        .flatMap(row -> row.request().patientId().stream())
                        .toList());
    }

    private static Stream<UUID> shownBy(QueueQuery.Row row) {
        return Stream.concat(Stream.of(row.request().id()), row.linked().stream());
    }
}
