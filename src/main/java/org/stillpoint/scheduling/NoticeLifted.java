package org.stillpoint.scheduling;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** Notice or horizon were lifted for an appointment's present time: why, and by which account. */
@Embeddable
record NoticeLifted(
        @Type(SensitiveTextType.class) @Column(name = "override_reason")
        SensitiveText reason,

        @Column(name = "overridden_by") UUID by) {

    static Optional<NoticeLifted> of(Optional<String> reason, UUID by) {
        return reason.map(words -> new NoticeLifted(SensitiveText.of(words), by));
    }
}
