package org.stillpoint.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.Type;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.stillpoint.patient.NameWords;
import org.stillpoint.patient.ReachableTime;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;
import org.stillpoint.platform.Unreadable;

/**
 * Who is to be reached, and how. Made by {@link Contacts}.
 *
 * @param sealedPhone in E.164
 * @param timeZone that of the best times
 */
@Embeddable
record Contact(
        @Type(SensitiveTextType.class) @Column(name = "name")
        SensitiveText sealedName,

        @Type(SensitiveTextType.class) @Column(name = "email")
        SensitiveText sealedEmail,

        @Column(name = "email_index") byte[] emailIndex,

        @Type(SensitiveTextType.class) @Column(name = "phone")
        SensitiveText sealedPhone,

        @Column(name = "phone_index") byte[] phoneIndex,

        @Enumerated(EnumType.STRING) @Column(name = "preferred_contact")
        ContactWay preferredContact,

        @Column(name = "leave_message") boolean leaveMessage,

        @JdbcTypeCode(SqlTypes.JSON) @Mutability(Immutability.class) @Column(name = "best_times")
        List<ReachableTime> bestTimes,

        @Column(name = "time_zone") String timeZone) {

    /** Null if it can not be read. */
    String name() {
        return text(sealedName);
    }

    /** Null if there is none, or it can not be read. */
    String email() {
        return text(sealedEmail);
    }

    /** In E.164; null if there is none, or it can not be read. */
    String phone() {
        return text(sealedPhone);
    }

    /** What there is and can not be read. */
    Unreadable unreadable() {
        return Unreadable.among("name", sealedName).and("email", sealedEmail).and("phone", sealedPhone);
    }

    /** In which the best times are meant; null if none was given. */
    ZoneId zone() {
        return timeZone == null ? null : ZoneId.of(timeZone);
    }

    /** At the same address and number. */
    boolean isReachedAs(Contact other) {
        return Arrays.equals(emailIndex, other.emailIndex) && Arrays.equals(phoneIndex, other.phoneIndex);
    }

    /** A name that can not be read is nobody's. */
    boolean isOfSameName(Contact other) {
        return NameWords.of(name()).areThoseOf(NameWords.of(other.name()));
    }

    private static String text(SensitiveText sealed) {
        return sealed == null ? null : sealed.text().orElse(null);
    }

    /** Whether what is left or sent may be heard or read by others. Who asks for text messages has asked for those. */
    boolean allowsMessage(AttemptWay way) {
        return leaveMessage || way == AttemptWay.TEXT_MESSAGE && preferredContact == ContactWay.TEXT_MESSAGE;
    }
}
