package org.stillpoint.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.stillpoint.intake.RequestAppointment.BestTime;
import org.stillpoint.intake.RequestAppointment.Interests;

/** Somebody wants an appointment, a call or an answer. */
@Entity
@Table(name = "appointment_request")
class AppointmentRequest {

    private static final String DEFAULT_LANGUAGE = "en";

    @Id
    private UUID id;

    private String reference;

    @Enumerated(EnumType.STRING)
    private RequestKind kind;

    @Enumerated(EnumType.STRING)
    private RequestStatus status;

    private String name;
    private String email;
    private String phone;

    @Enumerated(EnumType.STRING)
    @Column(name = "preferred_contact")
    private ContactWay preferredContact;

    @Column(name = "leave_message")
    private boolean leaveMessage;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "best_times")
    private List<BestTime> bestTimes;

    @Column(name = "time_zone")
    private String timeZone;

    @JdbcTypeCode(SqlTypes.JSON)
    private Interests interests;

    private String message;

    @Column(name = "consent_version")
    private String consentVersion;

    private String language;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Version
    private long version;

    protected AppointmentRequest() {}

    /** {@code phone} is in E.164 or null. */
    static AppointmentRequest receive(UUID id, String reference, RequestAppointment sent, String phone, Instant now) {
        var request = new AppointmentRequest();
        request.id = id;
        request.reference = reference;
        request.kind = sent.kind();
        request.status = RequestStatus.RECEIVED;
        request.name = sent.name().strip();
        request.email = sent.email() == null || sent.email().isBlank()
                ? null
                : sent.email().strip();
        request.phone = phone;
        request.preferredContact = sent.preferredContact();
        request.leaveMessage = sent.safeToLeaveMessage();
        request.bestTimes = sent.bestTimes() == null ? List.of() : sent.bestTimes();
        request.timeZone = sent.timeZone() == null ? null : sent.timeZone().getId();
        request.interests = sent.interests() == null ? new Interests(Set.of(), Set.of()) : sent.interests();
        request.message = sent.message();
        request.consentVersion = sent.consent().version();
        request.language = sent.language() == null ? DEFAULT_LANGUAGE : sent.language();
        request.receivedAt = now;
        return request;
    }

    UUID id() {
        return id;
    }

    String reference() {
        return reference;
    }

    RequestKind kind() {
        return kind;
    }

    RequestStatus status() {
        return status;
    }

    String name() {
        return name;
    }

    Optional<String> email() {
        return Optional.ofNullable(email);
    }

    Optional<String> phone() {
        return Optional.ofNullable(phone);
    }

    ContactWay preferredContact() {
        return preferredContact;
    }

    boolean leaveMessage() {
        return leaveMessage;
    }

    List<BestTime> bestTimes() {
        return bestTimes;
    }

    Optional<String> timeZone() {
        return Optional.ofNullable(timeZone);
    }

    Interests interests() {
        return interests;
    }

    String message() {
        return message;
    }

    String consentVersion() {
        return consentVersion;
    }

    String language() {
        return language;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    long version() {
        return version;
    }
}
