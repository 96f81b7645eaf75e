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

    /** Of several people at one number staff have to say who is who. */
    boolean isOfSameName(AppointmentRequest other) {
        return request.contact().isOfSameName(other.contact());
    }

    /** What is about its person as far as can be told: the request itself, and what bears its name. */
    Stream<AppointmentRequest> ofSamePerson() {
        return all().filter(each -> each == request || isOfSameName(each));
    }

    boolean isInCrisis() {
        return all().anyMatch(AppointmentRequest::isInCrisis);
    }
}
