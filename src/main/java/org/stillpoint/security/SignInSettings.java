package org.stillpoint.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a sign-in lasts and how guessing is slowed down. */
@ConfigMapping(prefix = "stillpoint.sign-in")
interface SignInSettings {

    /** How long a token is good; 8 hours at most. */
    @WithDefault("8h")
    Duration tokenLife();

    /**
     * Failures for one account that cost no pause. Where somebody signed in lately, as many for each client, and 20 times as many
     * from all of those.
     */
    @WithDefault("5")
    int freeFailuresPerAccount();

    /** The longest pause for one account, kept short because strangers can pause it where nobody has signed in lately. */
    @WithDefault("30s")
    Duration longestPausePerAccount();

    /** Failures from one address that cost no pause: a whole clinic may sit behind one. */
    @WithDefault("20")
    int freeFailuresPerAddress();

    /** The longest pause for one address. */
    @WithDefault("5m")
    Duration longestPausePerAddress();
}
