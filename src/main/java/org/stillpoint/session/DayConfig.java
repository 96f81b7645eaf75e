package org.stillpoint.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The clinic's own numbers for the day of a visit. */
@ConfigMapping(prefix = "stillpoint.day")
interface DayConfig {

    /** How often it is looked whether somebody is still here who should have left. */
    @WithDefault("1m")
    Duration overrunCheck();

    /** How old the last blood pressure may be when a patient leaves. Clinic default; a clinician signs it off. */
    @WithDefault("30m")
    Duration finalBloodPressure();
}
