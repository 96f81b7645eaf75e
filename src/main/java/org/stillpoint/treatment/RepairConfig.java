package org.stillpoint.treatment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How repairs are sought. */
@ConfigMapping(prefix = "stillpoint.repair")
interface RepairConfig {

    /** What a caller waits for at the most. */
    Duration LONGEST = Duration.ofSeconds(10);

    /** After how long the best repair found so far is proposed; at most 10 s. */
    @WithDefault("2s")
    Duration time();

    /** After how many tries it is proposed all the same: so the same question gets the same answer. */
    @WithDefault("20000")
    long tries();

    /** How many days before and after its own a visit may be moved to. */
    @WithDefault("7")
    int daysAround();

    /** How long a proposal can be accepted; nothing is held meanwhile. */
    @WithDefault("30m")
    Duration proposalLife();

    default RepairLimits limits() {
        return new RepairLimits(time().compareTo(LONGEST) > 0 ? LONGEST : time(), tries());
    }
}
