package org.stillpoint.platform;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Makes equality search on sealed columns possible: the same value always gives the same 32 bytes, from which nobody can tell the
 * value without the key. Stored beside the sealed column, as {@code bytea}, and indexed.
 */
@Singleton
public class BlindIndex {
    /** Of a telephone number in E.164. */
    public static final String PHONE = "phone";
    /** Of an e-mail address in lower case. */
    public static final String EMAIL = "email";

    private static final int BYTES = 32;

    private final DataKeys keys;

    BlindIndex(DataKeys keys) {
        this.keys = keys;
    }

    /** Of a value in its normal form; the same in all tables, different from kind to kind. */
    public byte[] of(String kind, String normalisedValue) {
        try {
            return keys.ring()
                    .index()
                    .computePrimary((kind + ':' + normalisedValue).getBytes(StandardCharsets.UTF_8), BYTES);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
