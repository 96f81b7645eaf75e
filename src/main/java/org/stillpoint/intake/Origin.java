package org.stillpoint.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How a request came in, which never changes.
 *
 * @param enteredBy the account that typed it in; null for what the sender sent
 */
@Embeddable
record Origin(
        String reference,
        @Enumerated(EnumType.STRING) RequestKind kind,
        @Enumerated(EnumType.STRING) Channel channel,
        @Column(name = "entered_by") UUID enteredBy,
        @Column(name = "consent_version") String consentVersion,
        String language,
        @Column(name = "received_at") Instant receivedAt) {

    private static final String DEFAULT_LANGUAGE = "en";

    static Origin of(String reference, RequestAppointment sent, Optional<UUID> enteredBy, Instant now) {
        return new Origin(
                reference,
                sent.kind(),
                sent.channel() == null ? Channel.WEB : sent.channel(),
                enteredBy.orElse(null),
                sent.consent().version(),
                sent.language() == null ? DEFAULT_LANGUAGE : sent.language(),
                now);
    }
}
