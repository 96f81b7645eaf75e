package org.stillpoint.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** A person with a record: names and what the record as a whole has. Contact points and details have rows of their own. */
@Entity
@Table(name = "patient")
class Patient {

    @Id
    private UUID id;

    @Column(name = "given_name")
    private String givenName;

    @Column(name = "family_name")
    private String familyName;

    @Column(name = "preferred_name")
    private String preferredName;

    @Column(name = "search_name")
    private String searchName;

    @Column(name = "date_of_birth")
    private LocalDate dateOfBirth;

    private String language;

    @Column(name = "time_zone")
    private String timeZone;

    @Column(name = "created_at")
    private Instant createdAt;

    /** Counted, so that the version also changes when only contact points or details do. */
    private int changes;

    @Version
    private long version;

    protected Patient() {}

    static Patient register(UUID id, RecordPatient told, Instant now) {
        var patient = new Patient();
        patient.id = id;
        patient.createdAt = now;
        patient.describe(told);
        return patient;
    }

    private void describe(RecordPatient told) {
        givenName = told.givenName().strip();
        familyName = told.familyName().strip();
        preferredName = RecordPatient.orNull(told.preferredName());
        searchName = SearchName.of(givenName, familyName, preferredName);
        dateOfBirth = told.dateOfBirth();
        language = told.language();
        timeZone = told.timeZone() == null ? null : told.timeZone().getId();
    }

    void change(RecordPatient told) {
        describe(told);
        changes++;
    }

    /** Takes from another record of the same person what this one does not say; tells whether their local times are the same. */
    boolean absorb(Patient other) {
        preferredName = preferredName == null ? other.preferredName : preferredName;
        language = language == null ? other.language : language;
        timeZone = timeZone == null ? other.timeZone : timeZone;
        searchName = SearchName.of(givenName, familyName, preferredName);
        changes++;
        return other.timeZone == null || other.timeZone.equals(timeZone);
    }

    UUID id() {
        return id;
    }

    String givenName() {
        return givenName;
    }

    String familyName() {
        return familyName;
    }

    Optional<String> preferredName() {
        return Optional.ofNullable(preferredName);
    }

    /** By the family name and one of the others, in whatever order. */
    boolean isCalled(String name) {
        var wanted = NameWords.of(name);
        return wanted.areThoseOf(NameWords.of(givenName, familyName))
                || preferredName != null && wanted.areThoseOf(NameWords.of(preferredName, familyName));
    }

    /** Where it is better to be wrong than to miss somebody. */
    boolean mayBeCalled(String name) {
        return NameWords.of(givenName, familyName, preferredName).mayBe(NameWords.of(name));
    }

    String searchName() {
        return searchName;
    }

    LocalDate dateOfBirth() {
        return dateOfBirth;
    }

    Optional<String> language() {
        return Optional.ofNullable(language);
    }

    Optional<ZoneId> timeZone() {
        return Optional.ofNullable(timeZone).map(ZoneId::of);
    }

    long version() {
        return version;
    }
}
