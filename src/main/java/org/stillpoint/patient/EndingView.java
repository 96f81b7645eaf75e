package org.stillpoint.patient;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.MayBeAbsent;
import org.stillpoint.platform.SensitiveText;

/** When, by which account and why something ceased to hold. */
public record EndingView(
        Instant at,
        @MayBeAbsent UUID by,

        @Schema(description = "In the words of who did it") @MayBeAbsent
        String reason) {

    /** Null for what still stands. */
    static EndingView of(KeptRecord row) {
        return row.ending()
                .map(ending -> new EndingView(ending.at(), ending.by(), text(ending.reason())))
                .orElse(null);
    }

    static SensitiveText reason(KeptRecord row) {
        return row.ending().map(Ending::reason).orElse(null);
    }

    /** Null for none, and for what can not be read. */
    static String text(SensitiveText sensitive) {
        return sensitive == null ? null : sensitive.text().orElse(null);
    }
}
