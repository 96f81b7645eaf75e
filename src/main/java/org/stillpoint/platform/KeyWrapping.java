package org.stillpoint.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Wraps data keys with the master key that is configured, and unwraps them. */
@Singleton
class KeyWrapping {

    private final EncryptionSettings settings;
    private Aead master;

    KeyWrapping(EncryptionSettings settings) throws GeneralSecurityException {
        this.settings = settings;
        AeadConfig.register();
        PrfConfig.register();
    }

    /** Finds the master key; its file is made where the database is our own and has sealed nothing yet. */
    synchronized void open(boolean anythingSealed) {
        try {
            master = MasterKey.of(settings.masterKey(), settings.masterKeyFile(), settings.kmsKeyUri())
                    .or(() -> own(anythingSealed))
                    .orElseThrow(() -> new CannotStart(CannotStart.NO_MASTER_KEY));
        } catch (CannotStart reason) {
            throw stop(reason.getMessage());
        }
    }

    private Optional<Aead> own(boolean anythingSealed) {
        return settings.ownMasterKeyFile().map(file -> {
            if (!anythingSealed && !Files.exists(file)) {
                MasterKey.make(file);
            }
            return MasterKey.read(file);
        });
    }

    byte[] wrap(KeysetHandle key, String purpose) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(key, master, context(purpose));
        } catch (GeneralSecurityException | RuntimeException unreachable) {
            throw stop("the master key can not be used: " + unreachable.getMessage());
        }
    }

    KeysetHandle unwrap(byte[] wrapped, String purpose) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, master, context(purpose));
        } catch (GeneralSecurityException | RuntimeException wrong) {
            throw stop("the master key is not the one that this database was sealed with. Configure that one."
                    + settings.kmsKeyUri()
                            .map(uri -> " (" + uri + ": " + wrong.getMessage() + ")")
                            .orElse(""));
        }
    }

    /** Unwraps with the master key until now, if one is given and it fits. */
    Optional<KeysetHandle> unwrapPrevious(byte[] wrapped, String purpose) {
        try {
            var previous = MasterKey.of(
                    settings.previousMasterKey(), settings.previousMasterKeyFile(), settings.previousKmsKeyUri());
            return previous.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, previous.get(), context(purpose)));
        } catch (GeneralSecurityException alreadyRewrapped) {
            return Optional.empty();
        } catch (CannotStart reason) {
            throw stop(reason.getMessage());
        }
    }

    private static byte[] context(String purpose) {
        return ("encryption_key." + purpose).getBytes(StandardCharsets.UTF_8);
    }

    /** Of this kind, whose message alone is printed. */
    private static ConfigurationException stop(String reason) {
        return new ConfigurationException("Stillpoint can not start: " + reason);
    }
}
