package org.stillpoint.platform;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the master key is, which wraps the keys that seal sensitive columns: exactly one of the first three. The {@code previous}
 * ones are given for one start, to wrap with another master key from then on.
 */
@ConfigMapping(prefix = "stillpoint.encryption")
interface EncryptionSettings {

    /** The master key itself: 32 bytes in base64, as {@code openssl rand -base64 32} makes them. */
    Optional<String> masterKey();

    /** A file with the master key as above; by default one in the data folder when the database is the embedded one. */
    Optional<Path> masterKeyFile();

    /** The address of a master key that stays in a key management service, as Tink spells it: {@code gcp-kms://…}. */
    Optional<String> kmsKeyUri();

    /** The master key until now. */
    Optional<String> previousMasterKey();

    /** A file with the master key until now. */
    Optional<Path> previousMasterKeyFile();

    /** The address of the master key until now. */
    Optional<String> previousKmsKeyUri();

    /** Set by the program itself: the file beside the embedded database, which is made if nothing has been sealed yet. */
    Optional<Path> ownMasterKeyFile();
}
