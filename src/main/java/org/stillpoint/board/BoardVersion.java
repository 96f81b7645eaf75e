package org.stillpoint.board;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.stillpoint.platform.DatabaseJson;

/** Tells boards apart by all that they show, the same on every server. */
final class BoardVersion {

    private static final int BYTES = 12;

    private BoardVersion() {}

    static String of(Object... shown) {
        var text = DatabaseJson.text(List.of(shown)).getBytes(StandardCharsets.UTF_8);
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
