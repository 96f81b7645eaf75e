package org.stillpoint.patient;

import io.smallrye.config.ConfigMapping;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/** How long what is kept. The law of the clinic's state decides; each rule says on whose word it stands. */
@ConfigMapping(prefix = "stillpoint.retention")
public interface RetentionSettings {

    /** Requests that did not lead to a patient, from the last that happened to them. */
    Rule requests();

    /** Records of patients who were seen or treated, from their last visit or finding; they may be erased then, and not before. */
    Rule records();

    /** For how long, and why. */
    interface Rule {

        /** ISO 8601: {@code P180D}, {@code P7Y}. In days of UTC. */
        Period keep();

        /** Who says so: the law, a lawyer, the clinic's own decision. */
        String source();

        /** Until when something is kept that began then. */
        default Instant until(Instant beginning) {
            return beginning.atOffset(ZoneOffset.UTC).plus(keep()).toInstant();
        }

        /** What began before is not kept any more. */
        default Instant before(Instant now) {
            return now.atOffset(ZoneOffset.UTC).minus(keep()).toInstant();
        }
    }
}
