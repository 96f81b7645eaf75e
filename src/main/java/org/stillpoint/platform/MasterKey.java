package org.stillpoint.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.ServiceLoader;

/** The key that wraps all others. Not in the database: whoever has one of the two can read nothing. */
final class MasterKey {
    private static final int BYTES = 32;

    private MasterKey() {}

    /** The one that is configured, or empty if none is. */
    static Optional<Aead> of(Optional<String> key, Optional<Path> file, Optional<String> uri) {
        var given = key.stream().count() + file.stream().count() + uri.stream().count();
        if (given > 1) {
            throw new CannotStart(
                    "more than one master key is configured. Give one of stillpoint.encryption.master-key,"
                            + " -file and kms-key-uri.");
        }
        return key.map(text -> local(text, "stillpoint.encryption.master-key"))
                .or(() -> file.map(MasterKey::read))
                .or(() -> uri.map(MasterKey::remote));
    }

    static Aead read(Path file) {
        try {
            return local(Files.readString(file), "the master key file " + file);
        } catch (NoSuchFileException missing) {
            throw new CannotStart("the master key file " + file + " is not there. Put the one back that belongs to this"
                    + " database; without it nothing that is sealed can be read.");
        } catch (IOException unreadable) {
            throw new CannotStart("the master key file " + file + " can not be read: " + unreadable.getMessage());
        }
    }

    /** Makes the file, for its owner only. */
    static void make(Path file) {
        try {
            PrivateFiles.write(file, Base64.getEncoder().encodeToString(Randomness.bytes(BYTES)) + "\n");
        } catch (IOException unwritable) {
            throw new CannotStart("the master key file " + file + " can not be made: " + unwritable.getMessage());
        }
    }

    private static Aead local(String text, String source) {
        try {
            var bytes = Base64.getDecoder().decode(text.strip());
            if (bytes.length == BYTES) {
                return new AesGcmJce(bytes);
            }
        } catch (IllegalArgumentException | GeneralSecurityException notAKey) {
            // Told below, without what was given.
        }
        throw new CannotStart(source + " is not 32 bytes in base64. Make one with: openssl rand -base64 32");
    }

    private static Aead remote(String uri) {
        try {
            for (var client : ServiceLoader.load(KmsClient.class)) {
                if (client.doesSupport(uri)) {
                    return client.withDefaultCredentials().getAead(uri);
                }
            }
        } catch (GeneralSecurityException refused) {
            throw new CannotStart("the key management service refuses " + uri + ": " + refused.getMessage());
        }
        throw new CannotStart("no key management service is known for " + uri
                + ". Build the server with the Tink client of that service among its dependencies.");
    }
}
