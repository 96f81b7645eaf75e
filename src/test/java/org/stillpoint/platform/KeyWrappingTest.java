package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyWrappingTest {

    private static final String PURPOSE = KeyTable.COLUMN;

    @TempDir
    Path folder;

    private record Settings(
            Optional<String> masterKey,
            Optional<Path> masterKeyFile,
            Optional<String> kmsKeyUri,
            Optional<String> previousMasterKey,
            Optional<Path> previousMasterKeyFile,
            Optional<String> previousKmsKeyUri,
            Optional<Path> ownMasterKeyFile)
            implements EncryptionSettings {

        static final Settings NONE = new Settings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        Settings key(String key) {
            return new Settings(
                    Optional.of(key),
                    masterKeyFile,
                    kmsKeyUri,
                    previousMasterKey,
                    previousMasterKeyFile,
                    previousKmsKeyUri,
                    ownMasterKeyFile);
        }

        Settings file(Path file) {
            return new Settings(
                    masterKey,
                    Optional.of(file),
                    kmsKeyUri,
                    previousMasterKey,
                    previousMasterKeyFile,
                    previousKmsKeyUri,
                    ownMasterKeyFile);
        }

        Settings kms(String uri) {
            return new Settings(
                    masterKey,
                    masterKeyFile,
                    Optional.of(uri),
                    previousMasterKey,
                    previousMasterKeyFile,
                    previousKmsKeyUri,
                    ownMasterKeyFile);
        }

        Settings previous(String key) {
            return new Settings(
                    masterKey,
                    masterKeyFile,
                    kmsKeyUri,
                    Optional.of(key),
                    previousMasterKeyFile,
                    previousKmsKeyUri,
                    ownMasterKeyFile);
        }

        Settings own(Path file) {
            return new Settings(
                    masterKey,
                    masterKeyFile,
                    kmsKeyUri,
                    previousMasterKey,
                    previousMasterKeyFile,
                    previousKmsKeyUri,
                    Optional.of(file));
        }
    }

    private static String key(int seed) {
        var bytes = new byte[32];
        bytes[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static KeyWrapping opened(Settings settings, boolean anythingSealed) throws GeneralSecurityException {
        var wrapping = new KeyWrapping(settings);
        wrapping.open(anythingSealed);
        return wrapping;
    }

    private static KeyWrapping opened(Settings settings) throws GeneralSecurityException {
        return opened(settings, true);
    }

    private static byte[] wrapped(KeyWrapping wrapping) throws GeneralSecurityException {
        return wrapping.wrap(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), PURPOSE);
    }

    private static void assertStops(Settings settings, String line) {
        assertThatThrownBy(() -> opened(settings))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Stillpoint can not start: " + line)
                .hasMessageNotContaining("\n");
    }

    @Test
    void whatAMasterKeyWrapsItUnwraps() throws Exception {
        var file = Files.writeString(folder.resolve("key"), key(1) + "\n");
        for (var settings : new Settings[] {
            Settings.NONE.key(key(1)), Settings.NONE.file(file), Settings.NONE.kms("fake-kms://clinic/1")
        }) {
            var wrapping = opened(settings);
            var again = opened(settings);
            assertThat(again.unwrap(wrapped(wrapping), PURPOSE).size()).isOne();
        }
    }

    @Test
    void anotherMasterKeyIsRefused() throws Exception {
        var wrapped = wrapped(opened(Settings.NONE.key(key(1))));
        for (var settings : new Settings[] {Settings.NONE.key(key(2)), Settings.NONE.kms("fake-kms://clinic/1")}) {
            var other = opened(settings);
            assertThatThrownBy(() -> other.unwrap(wrapped, PURPOSE))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("the master key is not the one that this database was sealed with");
        }
    }

    @Test
    void aWrappedKeyServesItsOwnPurposeOnly() throws Exception {
        var wrapping = opened(Settings.NONE.key(key(1)));
        var wrapped = wrapped(wrapping);
        assertThatThrownBy(() -> wrapping.unwrap(wrapped, KeyTable.INDEX)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void theMasterKeyUntilNowUnwrapsWhatHasNotBeenWrappedAnew() throws Exception {
        var old = wrapped(opened(Settings.NONE.key(key(1))));
        var changing = opened(Settings.NONE.kms("fake-kms://clinic/1").previous(key(1)));
        var handle = changing.unwrapPrevious(old, PURPOSE).orElseThrow();
        var anew = changing.wrap(handle, PURPOSE);
        assertThat(changing.unwrapPrevious(anew, PURPOSE)).isEmpty();
        assertThat(changing.unwrap(anew, PURPOSE).equalsKeyset(handle)).isTrue();
        assertThat(opened(Settings.NONE.kms("fake-kms://clinic/1")).unwrapPrevious(old, PURPOSE))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "c2hvcnQ=", "dGhlLW1hc3Rlci1rZXktb2YtYWxsLXRoZXNlLXRlc3Rz-"})
    void whatIsNoMasterKeyStopsTheStartAndIsNotShown(String key) {
        assertStops(
                Settings.NONE.key(key),
                "stillpoint.encryption.master-key is not 32 bytes in base64. Make one with: openssl rand -base64 32");
    }

    @Test
    void noMasterKeyStopsTheStart() {
        assertStops(Settings.NONE, "no master key is configured");
    }

    @Test
    void twoMasterKeysStopTheStart() {
        assertStops(Settings.NONE.key(key(1)).kms("fake-kms://clinic/1"), "more than one master key is configured");
    }

    @Test
    void aMasterKeyFileThatIsNotThereOrNoFileStopsTheStart() {
        assertStops(
                Settings.NONE.file(folder.resolve("gone")),
                "the master key file " + folder.resolve("gone") + " is not there");
        assertStops(Settings.NONE.file(folder), "the master key file " + folder + " can not be read");
    }

    @Test
    void aServiceThatIsUnknownOrRefusesStopsTheStart() {
        assertStops(
                Settings.NONE.kms("nowhere-kms://clinic"), "this server was built without a client for nowhere-kms");
        assertStops(
                Settings.NONE.kms("fake-kms://forbidden"),
                "the key management service refuses fake-kms://forbidden: permission denied");
    }

    @Test
    void theEmbeddedDatabaseGetsAKeyOfItsOwnForItsOwnerOnly() throws Exception {
        var file = folder.resolve("master-key");
        var wrapped = wrapped(opened(Settings.NONE.own(file), false));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(opened(Settings.NONE.own(file)).unwrap(wrapped, PURPOSE).size())
                .isOne();
    }

    @Test
    void aLostKeyIsNeverReplacedByAnother() throws IOException {
        var file = folder.resolve("master-key");
        assertStops(Settings.NONE.own(file), "the master key file " + file + " is not there");
        assertThat(file).doesNotExist();
    }
}
