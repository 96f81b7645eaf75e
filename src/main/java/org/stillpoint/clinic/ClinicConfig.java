package org.stillpoint.clinic;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the clinic's description comes from. */
@ConfigMapping(prefix = "stillpoint.clinic")
interface ClinicConfig {

    /** The clinic file that is loaded at every start. Without one the plan stays as it was last loaded. */
    Optional<Path> file();
}
