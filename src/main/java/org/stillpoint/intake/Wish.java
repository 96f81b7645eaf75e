package org.stillpoint.intake;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.Type;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.stillpoint.intake.RequestAppointment.Interests;
import org.stillpoint.intake.RequestAppointment.TravelWindow;
import org.stillpoint.patient.SealedJson;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** What somebody says about themselves and wants to hear about. */
@Embeddable
record Wish(
        @Enumerated(EnumType.STRING) @Column(name = "age_band")
        AgeBand ageBand,

        String region,

        @Column(name = "site_id") UUID siteId,

        @Type(SensitiveTextType.class) @Column(name = "interests")
        SensitiveText sealedInterests,

        @JdbcTypeCode(SqlTypes.JSON) @Mutability(Immutability.class) @Column(name = "earlier_treatments")
        Set<EarlierTreatment> earlierTreatments,

        @Column(name = "travel_from") LocalDate travelFrom,
        @Column(name = "travel_to") LocalDate travelTo,

        @Type(SensitiveTextType.class) @Column(name = "message")
        SensitiveText sealedMessage,

        @Type(SensitiveTextType.class) @Column(name = "as_typed")
        SensitiveText sealedAsTyped) {

    private static final Interests NONE = new Interests(Set.of(), Set.of());
    private static final TypeReference<Interests> INTERESTS = new TypeReference<>() {};

    /** {@code asTyped}: what could not be taken for what it should be. */
    static Wish of(RequestAppointment sent, Optional<UUID> siteId, Optional<String> asTyped) {
        return new Wish(
                sent.ageBand(),
                sent.region(),
                siteId.orElse(null),
                SealedJson.of(sent.interests() == null ? NONE : sent.interests()),
                sent.earlierTreatments() == null ? Set.of() : sent.earlierTreatments(),
                sent.travelWindow() == null ? null : sent.travelWindow().from(),
                sent.travelWindow() == null ? null : sent.travelWindow().to(),
                SensitiveText.ofNullable(sent.message()),
                SensitiveText.ofNullable(asTyped.orElse(null)));
    }

    /** Null if they can not be read. */
    Interests interests() {
        return SealedJson.read(sealedInterests, INTERESTS).orElse(null);
    }

    /** Null if there is none, or it can not be read. */
    String message() {
        return sealedMessage == null ? null : sealedMessage.text().orElse(null);
    }

    /** Null if there is nothing, or it can not be read. */
    String asTyped() {
        return sealedAsTyped == null ? null : sealedAsTyped.text().orElse(null);
    }

    /** Null for people who live nearby. */
    TravelWindow travelWindow() {
        return travelFrom == null ? null : new TravelWindow(travelFrom, travelTo);
    }
}
