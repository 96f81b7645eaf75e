package org.stillpoint.scheduling;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.hibernate.annotations.Type;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** Why an appointment does not take place; {@code late} is less than the clinic's notice before the start. */
@Embeddable
record Cancellation(
        @Enumerated(EnumType.STRING) @Column(name = "cancel_reason")
        CancelReason reason,

        @Type(SensitiveTextType.class) @Column(name = "cancel_note")
        SensitiveText note,

        @Column(name = "cancelled_at") Instant at,
        @Column(name = "cancelled_late") boolean late) {}
