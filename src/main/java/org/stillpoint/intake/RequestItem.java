package org.stillpoint.intake;

import java.util.List;
import java.util.stream.Stream;

/**
 * One item of the queue: a request, and the other open requests of the same person, which go with it.
 *
 * @param others open or with an open flag of danger, without the request itself
 */
record RequestItem(AppointmentRequest request, List<AppointmentRequest> others) {

    Stream<AppointmentRequest> all() {
        return Stream.concat(Stream.of(request), others.stream());
    }

    /** Whether something is still to be done. */
    boolean isOpen() {
        return all().anyMatch(each -> each.status().isOpen());
    }

    Stream<AppointmentRequest> openOthers() {
        return others.stream().filter(other -> other.status().isOpen());
    }

    boolean isInCrisis() {
        return all().anyMatch(AppointmentRequest::isInCrisis);
    }
}
