package org.stillpoint.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** A text that the patient, or somebody for them, has signed. */
@Entity
@Table(name = "consent")
class Consent extends PatientRecord {

    @Enumerated(EnumType.STRING)
    private ConsentKind kind;

    @Enumerated(EnumType.STRING)
    private Route route;

    @Column(name = "text_version")
    private String textVersion;

    @Column(name = "signed_at")
    private Instant signedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "signed_by")
    private Signatory signedBy;

    @Type(SensitiveTextType.class)
    @Column(name = "proxy_name")
    private SensitiveText proxyName;

    protected Consent() {}

    Consent(UUID patientId, Recording recording, RecordConsent signed) {
        super(patientId, recording);
        kind = signed.kind();
        route = signed.route();
        textVersion = signed.textVersion();
        signedAt =
                signed.signedAt() == null ? recording.at() : signed.signedAt().toInstant();
        signedBy = signed.signedBy();
        proxyName = SensitiveText.ofNullable(signed.proxyName());
    }

    ConsentKind kind() {
        return kind;
    }

    /** Empty where the text is not about one route. */
    Optional<Route> route() {
        return Optional.ofNullable(route);
    }

    String textVersion() {
        return textVersion;
    }

    Instant signedAt() {
        return signedAt;
    }

    Signatory signedBy() {
        return signedBy;
    }

    /** Null where the patient has signed. */
    SensitiveText proxyName() {
        return proxyName;
    }
}
