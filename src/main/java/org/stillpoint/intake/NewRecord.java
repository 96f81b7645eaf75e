package org.stillpoint.intake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stillpoint.intake.ConvertRequest.NewPatient;
import org.stillpoint.patient.ContactKind;
import org.stillpoint.patient.ContactPoint;
import org.stillpoint.patient.RecordPatient;
import org.stillpoint.platform.InvalidRequest;

/** The record of somebody who has asked: how to reach them, and what is allowed with it, as they said in the request. */
final class NewRecord {

    private NewRecord() {}

    /** Refuses where it can not be read any more how to reach the person. */
    static RecordPatient of(AppointmentRequest request, NewPatient person) {
        var contact = request.contact();
        var points = points(contact);
        if (points.isEmpty()) {
            throw InvalidRequest.at("/person", "how to reach the person can not be read: send a patient instead");
        }
        return new RecordPatient(
                person.givenName(),
                person.familyName(),
                null,
                null,
                person.dateOfBirth(),
                null,
                null,
                points,
                null,
                null,
                null,
                request.origin().language(),
                contact.zone(),
                null,
                null);
    }

    /** As far as they can be read. */
    static List<ContactPoint> points(Contact contact) {
        return Stream.of(phone(contact), email(contact))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ContactPoint> phone(Contact contact) {
        return point(
                ContactKind.PHONE, contact.phone(), contact, contact.preferredContact() == ContactWay.TEXT_MESSAGE);
    }

    private static Optional<ContactPoint> email(Contact contact) {
        return point(ContactKind.EMAIL, contact.email(), contact, false);
    }

    private static Optional<ContactPoint> point(ContactKind kind, String value, Contact contact, boolean mayText) {
        return Optional.ofNullable(value)
                .map(there -> new ContactPoint(
                        kind, there, null, true, contact.leaveMessage(), mayText, contact.bestTimes(), null));
    }
}
