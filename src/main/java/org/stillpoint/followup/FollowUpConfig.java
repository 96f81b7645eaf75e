package org.stillpoint.followup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How staff share the work on follow-ups. */
@ConfigMapping(prefix = "stillpoint.follow-up")
interface FollowUpConfig {

    /** How long somebody who takes a follow-up has it before others may take it. */
    @WithDefault("30m")
    Duration assignment();
}
