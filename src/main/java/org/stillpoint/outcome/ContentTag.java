package org.stillpoint.outcome;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** What changes whenever an answer does, because it is worked out from all of it: for an entity tag. */
final class ContentTag {

    private static final int BYTES = 16;

    private ContentTag() {}

    static String of(String content) {
        return of(content.getBytes(StandardCharsets.UTF_8));
    }

    static String of(byte[] content) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
