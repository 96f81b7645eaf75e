package org.stillpoint.patient;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.Type;
import org.stillpoint.clinic.Condition;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;
import org.stillpoint.platform.Unreadable;

/**
 * What a patient tells beyond name and contact points, each part sealed as one JSON. What can not be read is never replaced by
 * nothing.
 */
@Entity
@Table(name = "patient_details")
class PatientDetails {

    private static final TypeReference<List<RelatedPerson>> PEOPLE = new TypeReference<>() {};
    private static final TypeReference<List<Proxy>> PROXIES = new TypeReference<>() {};
    private static final TypeReference<Set<Condition>> CONDITIONS = new TypeReference<>() {};
    private static final TypeReference<List<Allergy>> ALLERGIES = new TypeReference<>() {};
    private static final TypeReference<List<Medication>> MEDICATIONS = new TypeReference<>() {};

    @Id
    @Column(name = "patient_id")
    private UUID patientId;

    @Type(SensitiveTextType.class)
    private SensitiveText pronouns;

    @Type(SensitiveTextType.class)
    private SensitiveText address;

    @Type(SensitiveTextType.class)
    @Column(name = "emergency_contacts")
    private SensitiveText emergencyContacts;

    @Type(SensitiveTextType.class)
    private SensitiveText escort;

    @Type(SensitiveTextType.class)
    private SensitiveText proxies;

    @Type(SensitiveTextType.class)
    private SensitiveText conditions;

    @Type(SensitiveTextType.class)
    private SensitiveText allergies;

    @Type(SensitiveTextType.class)
    private SensitiveText medications;

    protected PatientDetails() {}

    static PatientDetails of(UUID patientId) {
        var details = new PatientDetails();
        details.patientId = patientId;
        return details;
    }

    UUID patientId() {
        return patientId;
    }

    void tell(RecordPatient told) {
        pronouns = instead(pronouns, SensitiveText.ofNullable(RecordPatient.orNull(told.pronouns())));
        address = instead(address, SealedJson.of(told.address()));
        emergencyContacts = instead(emergencyContacts, SealedJson.of(told.emergencyContacts()));
        escort = instead(escort, SealedJson.of(told.escort()));
        proxies = instead(proxies, SealedJson.of(told.proxies()));
    }

    void tell(ClinicalSummary told) {
        conditions = instead(conditions, SealedJson.of(told.conditions()));
        allergies = instead(allergies, SealedJson.of(told.allergies()));
        medications = instead(medications, SealedJson.of(told.medications()));
    }

    /** Adds what another record of the same person tells; both can be read. */
    void absorb(PatientDetails other) {
        pronouns = pronouns == null ? other.pronouns : pronouns;
        address = address == null ? other.address : address;
        escort = escort == null ? other.escort : escort;
        emergencyContacts = SealedJson.of(both(emergencyContacts(), other.emergencyContacts()));
        proxies = SealedJson.of(both(proxies(), other.proxies()));
        var here = clinical();
        var there = other.clinical();
        conditions = SealedJson.of(both(here.conditions(), there.conditions()));
        allergies = SealedJson.of(both(here.allergies(), there.allergies()));
        medications = SealedJson.of(both(here.medications(), there.medications()));
    }

    private static <T> Set<T> both(Collection<T> some, Collection<T> others) {
        var all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }

    /** Who could not see a part has not taken it away. */
    private static SensitiveText instead(SensitiveText present, SensitiveText told) {
        return told == null && present != null && !present.readable() ? present : told;
    }

    boolean isEmpty() {
        return Stream.of(pronouns, address, emergencyContacts, escort, proxies, conditions, allergies, medications)
                .allMatch(Objects::isNull);
    }

    String pronouns() {
        return Optional.ofNullable(pronouns).flatMap(SensitiveText::text).orElse(null);
    }

    Address address() {
        return SealedJson.read(address, new TypeReference<Address>() {}).orElse(null);
    }

    List<RelatedPerson> emergencyContacts() {
        return SealedJson.read(emergencyContacts, PEOPLE).orElse(List.of());
    }

    RelatedPerson escort() {
        return SealedJson.read(escort, new TypeReference<RelatedPerson>() {}).orElse(null);
    }

    List<Proxy> proxies() {
        return SealedJson.read(proxies, PROXIES).orElse(List.of());
    }

    ClinicalSummary clinical() {
        return new ClinicalSummary(
                SealedJson.read(conditions, CONDITIONS).orElse(Set.of()),
                SealedJson.read(allergies, ALLERGIES).orElse(List.of()),
                SealedJson.read(medications, MEDICATIONS).orElse(List.of()));
    }

    /** {@code clinical}: also what only nurses and prescribers see. */
    List<String> unreadable(boolean clinical) {
        var names = Unreadable.among("pronouns", pronouns)
                .and("address", address)
                .and("emergencyContacts", emergencyContacts)
                .and("escort", escort)
                .and("proxies", proxies);
        if (clinical) {
            names.and("clinical.conditions", conditions)
                    .and("clinical.allergies", allergies)
                    .and("clinical.medications", medications);
        }
        return Optional.ofNullable(names.names()).orElse(List.of());
    }
}
