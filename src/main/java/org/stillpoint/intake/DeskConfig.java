package org.stillpoint.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How staff share the work on requests. */
@ConfigMapping(prefix = "stillpoint.desk")
interface DeskConfig {

    /** How long somebody who takes a request has it before others may take it. */
    @WithDefault("30m")
    Duration assignment();

    /** How long somebody may wait for word of the clinic who was promised no time, or whose request was held back; later it counts as late. */
    @WithDefault("24h")
    Duration firstContact();

    /** How often it is looked whether a flag of danger was not answered in time, or nobody has looked at what was held back. */
    @WithDefault("1m")
    Duration crisisCheck();
}
