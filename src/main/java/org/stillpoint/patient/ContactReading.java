package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.Phones;

/** Reads telephone numbers and e-mail addresses as people write them. */
@ApplicationScoped
class ContactReading {

    private final Validator validator;

    ContactReading(Validator validator) {
        this.validator = validator;
    }

    /**
     * The same record with numbers in E.164, and {@code phone} and {@code email} among the contact points.
     *
     * @param country ISO 3166-1 alpha-2, for numbers without a prefix
     * @param pointer where the record stands in the request, for refusals
     */
    RecordPatient normal(RecordPatient told, String country, String pointer) {
        return told.reached(
                points(told, country, pointer),
                each(
                        told.emergencyContacts(),
                        pointer + "/emergencyContacts/",
                        (person, at) -> related(person, country, at)),
                related(told.escort(), country, pointer + "/escort"),
                each(
                        told.proxies(),
                        pointer + "/proxies/",
                        (proxy, at) -> proxy.withPhone(phone(proxy.phone(), country, at + "/phone"))));
    }

    private List<ContactPoint> points(RecordPatient told, String country, String pointer) {
        var phone = phone(told.phone(), country, pointer + "/phone");
        var email = RecordPatient.orNull(told.email());
        if (told.contactPoints().isEmpty()) {
            var points = new ArrayList<ContactPoint>();
            if (phone != null) {
                points.add(ContactPoint.plain(ContactKind.PHONE, phone));
            }
            if (email != null) {
                points.add(ContactPoint.plain(ContactKind.EMAIL, email));
            }
            return points;
        }
        var points = each(told.contactPoints(), pointer + "/contactPoints/", (point, at) -> point(point, country, at));
        new InvalidRequest.Collector()
                .check(isAmong(points, ContactKind.PHONE, phone), pointer + "/phone", "is not among `contactPoints`")
                .check(isAmong(points, ContactKind.EMAIL, email), pointer + "/email", "is not among `contactPoints`")
                .check(isOnce(points), pointer + "/contactPoints", "must not have the same twice")
                .check(
                        isOnePreferred(points),
                        pointer + "/contactPoints",
                        "must have at most one telephone and one e-mail address that are preferred")
                .refuse();
        return points;
    }

    private static boolean isAmong(List<ContactPoint> points, ContactKind kind, String value) {
        return value == null
                || points.stream()
                        .anyMatch(point -> point.kind() == kind && point.value().equalsIgnoreCase(value));
    }

    private static boolean isOnce(List<ContactPoint> points) {
        return points.stream()
                .allMatch(
                        point -> points.stream().filter(point::reachesTheSameAs).count() == 1);
    }

    private static boolean isOnePreferred(List<ContactPoint> points) {
        var preferred = points.stream().filter(ContactPoint::preferred).toList();
        return preferred.stream().map(ContactPoint::kind).distinct().count() == preferred.size();
    }

    private ContactPoint point(ContactPoint point, String country, String pointer) {
        return point.withValue(
                switch (point.kind()) {
                    case PHONE -> Phones.e164(point.value(), country, pointer + "/value");
                    case EMAIL -> email(point.value().strip(), pointer + "/value");
                });
    }

    private String email(String text, String pointer) {
        if (!validator.validateValue(Person.class, "email", text).isEmpty()) {
            throw InvalidRequest.at(pointer, "must be an e-mail address");
        }
        return text;
    }

    private static RelatedPerson related(RelatedPerson person, String country, String pointer) {
        return person == null ? null : person.withPhone(phone(person.phone(), country, pointer + "/phone"));
    }

    private static String phone(String text, String country, String pointer) {
        return RecordPatient.orNull(text) == null ? null : Phones.e164(text, country, pointer);
    }

    private static <T> List<T> each(List<T> all, String pointer, BiFunction<T, String, T> reading) {
        return IntStream.range(0, all.size())
                .mapToObj(at -> reading.apply(all.get(at), pointer + at))
                .toList();
    }
}
