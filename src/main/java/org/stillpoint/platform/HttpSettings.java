package org.stillpoint.platform;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** How the server is seen from outside. */
@ConfigMapping(prefix = "stillpoint.http")
interface HttpSettings {

    /** The address that callers use, for links that must be absolute; by default the one that the request was sent to. */
    Optional<URI> publicUrl();

    /** The largest body that is read; a larger one is answered 413. */
    @WithDefault("1M")
    MemorySize bodyLimit();
}
