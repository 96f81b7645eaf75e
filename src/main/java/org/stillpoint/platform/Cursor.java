package org.stillpoint.platform;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a page ended, in an order by moment and then id; opaque to the caller. Moments keep the database's microseconds.
 */
public record Cursor(Instant at, UUID id) {

    private static final int NANOS_KEPT = 1_000;
    private static final int BYTES = Long.BYTES + Integer.BYTES + 2 * Long.BYTES;

    public String encode() {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Whether we have written this text: there is one for each place. */
    private boolean isOurs(String text) {
        return at.getNano() % NANOS_KEPT == 0 && encode().equals(text);
    }

    /** Reads what {@link #encode} wrote; refuses everything else as a wrong parameter {@code after}. */
    public static Cursor decode(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == BYTES) {
                var buffer = ByteBuffer.wrap(bytes);
                var at = Moments.inRange(Instant.ofEpochSecond(buffer.getLong(), buffer.getInt()));
                var cursor = new Cursor(at, new UUID(buffer.getLong(), buffer.getLong()));
                if (cursor.isOurs(text)) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            // Falls through: every way of being malformed is told in the same words.
        }
        throw notOurs();
    }

    static InvalidRequest notOurs() {
        return InvalidRequest.parameter(
                PageRequest.AFTER, "is not a cursor of this list; send the `next` of the page before, unchanged");
    }
}
