package org.stillpoint.board;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Who may listen to what happens at a site, and how. */
@ConfigMapping(prefix = "stillpoint.board")
interface BoardConfig {

    /** How many may listen to one server at once, all together. */
    @WithDefault("1000")
    int listeners();

    /** How many may listen to one server at once with one account: every open tab is one. */
    @WithDefault("20")
    int listenersPerAccount();

    /** How often a listener gets a sign of life, and it is asked whether their sign-in is still good. */
    @WithDefault("5s")
    Duration heartbeat();

    /** How often a server looks by itself, should it not have been woken. */
    @WithDefault("500ms")
    Duration look();

    /** How long a listener may take to take what it is sent before it is dropped. */
    @WithDefault("10s")
    Duration patience();
}
