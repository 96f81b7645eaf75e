package org.stillpoint.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the program does by itself. */
@ConfigMapping(prefix = "stillpoint.jobs")
interface JobSettings {

    /** Whether this server takes part in it: vital signs that are overdue, who is still ready, follow-ups, the purge and the like. */
    @WithDefault("true")
    boolean enabled();
}
