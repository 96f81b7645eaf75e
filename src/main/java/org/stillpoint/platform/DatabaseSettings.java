package org.stillpoint.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is asked of the database beyond what the pool's own settings say. */
@ConfigMapping(prefix = "stillpoint.database")
interface DatabaseSettings {

    /** A database that has said nothing for so long is given up; longer than its {@code lock_timeout}. */
    @WithDefault("1700ms")
    Duration patience();
}
