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
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The key that wraps all others. Not in the database: whoever has one of the two can read nothing. */
final class MasterKey {
    private static final int BYTES = 32;

    /** Tink's own clients do not register themselves; each is there if the server was built with its profile. */
    private static final List<String> NAMED_CLIENTS = List.of(
            "com.google.crypto.tink.integration.awskms.AwsKmsClient",
            "com.google.crypto.tink.integration.gcpkms.GcpKmsClient");

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
            PrivateFiles.writeWhole(file, Base64.getEncoder().encodeToString(Randomness.bytes(BYTES)) + "\n");
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
            var client = clients()
                    .filter(each -> each.doesSupport(uri))
                    .findFirst()
                    .orElseThrow(() -> new CannotStart("this server was built without a client for " + uri
                            + ". Build it with the profile of that key management service."));
            return client.withDefaultCredentials().getAead(uri);
        } catch (GeneralSecurityException refused) {
            throw new CannotStart("the key management service refuses " + uri + ": " + refused.getMessage());
        }
    }

    private static Stream<KmsClient> clients() {
        return Stream.concat(
                ServiceLoader.load(KmsClient.class).stream().map(ServiceLoader.Provider::get),
                NAMED_CLIENTS.stream().flatMap(MasterKey::named));
    }

    private static Stream<KmsClient> named(String type) {
        try {
            return Stream.of((KmsClient) Class.forName(type).getConstructor().newInstance());
        } catch (ClassNotFoundException notBuiltIn) {
            return Stream.empty();
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
