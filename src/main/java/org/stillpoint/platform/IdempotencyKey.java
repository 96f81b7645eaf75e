package org.stillpoint.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key by which a caller marks repetitions of one request. It is not stored: its hash is the id of the kept answer, and the
 * answer, which may show a secret, is sealed with a key derived from it, so that only a repetition can read it.
 */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern BARE = Pattern.compile("[\\x21-\\x7E]{1,255}");
    private static final Pattern RANDOM_UUID = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final byte[] PURPOSE = "stillpoint kept answer".getBytes(StandardCharsets.US_ASCII);

    private final String raw;
    private final byte[] id;

    private IdempotencyKey(String raw, byte[] id) {
        this.raw = raw;
        this.id = id;
    }

    /** Reads the header, quoted as RFC 9651 has it or bare; {@code caller} and {@code route} say whose key it is, and for what. */
    static IdempotencyKey of(String header, CallerScope caller, String route) {
        var text = header.strip();
        var quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        var key = quoted ? text.substring(1, text.length() - 1) : text;
        if (!BARE.matcher(key).matches() || key.indexOf('"') >= 0) {
            throw InvalidRequest.parameter(HEADER, "must be 1 to 255 visible ASCII characters, best a UUID in quotes");
        }
        return new IdempotencyKey(key, sha256(scope(key, caller), route, key));
    }

    /**
     * Whoever is not known and repeats a request may have another address by then: a telephone changes its network. Whoever sends
     * the same request with a random UUID is who made it up; any other key somebody else may have come upon too.
     */
    private static String scope(String key, CallerScope caller) {
        return !caller.isKnown() && RANDOM_UUID.matcher(key).matches() ? "whoever knows it" : caller.scope();
    }

    byte[] id() {
        return id.clone();
    }

    /** Half of the id, as the number of the lock that a request with this key holds while it runs. */
    long lock() {
        return ByteBuffer.wrap(id).getLong();
    }

    byte[] seal(byte[] answer) {
        var nonce = new byte[NONCE];
        Randomness.fill(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, nonce, answer, 0);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    byte[] unseal(byte[] sealed) {
        var nonce = Arrays.copyOf(sealed, NONCE);
        return crypt(Cipher.DECRYPT_MODE, nonce, sealed, NONCE);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] input, int from) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Tells requests from one another; keyed, because what a request says may be few guesses away. */
    byte[] fingerprint(String... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(raw.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return mac.doFinal(sha256(parts));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private SecretKey key() throws GeneralSecurityException {
        var material = HKDFParameterSpec.ofExtract()
                .addIKM(raw.getBytes(StandardCharsets.US_ASCII))
                .addSalt(id)
                .thenExpand(PURPOSE, KEY_BYTES);
        return KDF.getInstance("HKDF-SHA256").deriveKey("AES", material);
    }

    private static byte[] sha256(String... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            return digest.digest();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
