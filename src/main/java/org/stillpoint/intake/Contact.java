package org.stillpoint.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.stillpoint.intake.RequestAppointment.BestTime;

/** Who is to be reached, and how. {@code phone} is in E.164 or null, {@code timeZone} is that of the best times. */
@Embeddable
record Contact(
        String name,
        String email,
        String phone,

        @Enumerated(EnumType.STRING) @Column(name = "preferred_contact")
        ContactWay preferredContact,

        @Column(name = "leave_message") boolean leaveMessage,

        @JdbcTypeCode(SqlTypes.JSON) @Mutability(Immutability.class) @Column(name = "best_times")
        List<BestTime> bestTimes,

        @Column(name = "time_zone") String timeZone) {

    static Contact of(HowToReach sent, Optional<String> phone) {
        return new Contact(
                sent.name().strip(),
                HowToReach.isGiven(sent.email()) ? sent.email().strip() : null,
                phone.orElse(null),
                sent.preferredContact(),
                sent.safeToLeaveMessage(),
                sent.bestTimes() == null ? List.of() : sent.bestTimes(),
                sent.timeZone() == null ? null : sent.timeZone().getId());
    }
}
