package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.patient.ContactKind;
import org.stillpoint.patient.ContactPoint;
import org.stillpoint.platform.BlindIndex;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.Phones;
import org.stillpoint.platform.SensitiveText;

/** Brings what people type into the form in which it is kept, and in which the same is found again. */
@ApplicationScoped
class Contacts {

    private final BlindIndex index;
    private final Clinic clinic;

    Contacts(BlindIndex index, Clinic clinic) {
        this.index = index;
        this.clinic = clinic;
    }

    /** {@code site} tells the country of a number without a prefix; null for none. */
    Contact of(HowToReach sent, UUID site) {
        var email =
                Optional.ofNullable(sent.email()).filter(HowToReach::isGiven).map(String::strip);
        var phone = Optional.ofNullable(sent.phone())
                .filter(HowToReach::isGiven)
                .map(text -> Phones.e164(text, country(site)));
        return new Contact(
                SensitiveText.of(sent.name().strip()),
                email.map(SensitiveText::of).orElse(null),
                emailIndex(email.orElse(null)),
                phone.map(SensitiveText::of).orElse(null),
                phoneIndex(phone.orElse(null)),
                sent.preferredContact(),
                sent.safeToLeaveMessage(),
                sent.bestTimes() == null ? List.of() : sent.bestTimes(),
                sent.timeZone() == null ? null : sent.timeZone().getId());
    }

    /** Where somebody would like to come to, by its code; null for nowhere. */
    Optional<Site> site(String code) {
        return code == null
                ? Optional.empty()
                : clinic.plan(known -> known.site(code).isPresent()).site(code).filter(site -> !site.retired());
    }

    /** Whether somebody can be called there, as they have written it. */
    boolean isNumber(String phone, String site) {
        try {
            return !Phones.e164(phone, country(site(site).map(Site::id).orElse(null)))
                    .isEmpty();
        } catch (InvalidRequest none) {
            return false;
        }
    }

    /** By what it is found; null for none. */
    byte[] emailIndex(String email) {
        return email == null ? null : index.of(BlindIndex.EMAIL, email.toLowerCase(Locale.ROOT));
    }

    /** The same for a number in E.164. */
    byte[] phoneIndex(String phone) {
        return phone == null ? null : index.of(BlindIndex.PHONE, phone);
    }

    /** By what requests from these are found. */
    List<byte[]> indexes(List<ContactPoint> points) {
        return points.stream()
                .map(point -> point.kind() == ContactKind.EMAIL ? emailIndex(point.value()) : phoneIndex(point.value()))
                .toList();
    }

    private String country(UUID site) {
        return Optional.ofNullable(site)
                .flatMap(id -> clinic.plan().site(id))
                .map(Site::country)
                .orElseGet(() -> clinic.plan().homeCountry());
    }
}
