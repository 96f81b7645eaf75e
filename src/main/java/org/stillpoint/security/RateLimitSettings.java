package org.stillpoint.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;

/** How often somebody from outside may write. The names are those of the {@code RateLimit} header field. */
@ConfigMapping(prefix = "stillpoint.limits")
interface RateLimitSettings {

    /** The limits by their names. */
    @WithParentName
    Map<String, Limit> limits();

    /** One limit. */
    interface Limit {

        /** How many requests. */
        int requests();

        /** In how long a time. */
        Duration period();
    }
}
