package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.BlindIndex;
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

    /** By what it is found; null for none. */
    byte[] emailIndex(String email) {
        return email == null ? null : index.of(BlindIndex.EMAIL, email.toLowerCase(Locale.ROOT));
    }

    /** The same for a number in E.164. */
    byte[] phoneIndex(String phone) {
        return phone == null ? null : index.of(BlindIndex.PHONE, phone);
    }

    private String country(UUID site) {
        return Optional.ofNullable(site)
                .flatMap(id -> clinic.plan().site(id))
                .map(Site::country)
                .orElseGet(() -> clinic.plan().homeCountry());
    }
}
