package org.stillpoint.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A person with a record. */
@Entity
@Table(name = "patient")
class Patient {

    @Id
    private UUID id;

    @Column(name = "given_name")
    private String givenName;

    @Column(name = "family_name")
    private String familyName;

    @Column(name = "date_of_birth")
    private LocalDate dateOfBirth;

    private String email;
    private String phone;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    protected Patient() {}

    /** {@code phone} is in E.164 or null. */
    static Patient register(UUID id, Person person, String phone, Instant now) {
        var patient = new Patient();
        patient.id = id;
        patient.givenName = person.givenName().strip();
        patient.familyName = person.familyName().strip();
        patient.dateOfBirth = person.dateOfBirth();
        patient.email = blankToNull(person.email());
        patient.phone = phone;
        patient.createdAt = now;
        return patient;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
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

    LocalDate dateOfBirth() {
        return dateOfBirth;
    }

    Optional<String> email() {
        return Optional.ofNullable(email);
    }

    Optional<String> phone() {
        return Optional.ofNullable(phone);
    }

    long version() {
        return version;
    }
}
