package org.stillpoint.treatment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How series are planned. */
@ConfigMapping(prefix = "stillpoint.treatment")
interface TreatmentConfig {

    /** How long a proposal can be booked; nothing is held meanwhile. */
    @WithDefault("30m")
    Duration proposalLife();
}
