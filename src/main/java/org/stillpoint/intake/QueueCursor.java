package org.stillpoint.intake;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.stillpoint.platform.InvalidRequest;

/**
 * Where a page of the queue ended; opaque to the caller.
 *
 * @param asOf when the first page was read: which calls are due is judged by that time on all pages, so that none is left out
 */
record QueueCursor(Instant asOf, QueueBand band, Instant at, UUID id) {

    private static final int BYTES = 1 + 2 * (Long.BYTES + Integer.BYTES) + 2 * Long.BYTES;
    private static final Duration LONGEST = Duration.ofDays(1);

    String encode() {
        var bytes = ByteBuffer.allocate(BYTES).put((byte) band.ordinal());
        put(bytes, asOf);
        put(bytes, at);
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static void put(ByteBuffer bytes, Instant moment) {
        bytes.putLong(moment.getEpochSecond()).putInt(moment.getNano());
    }

    /** Reads what {@link #encode} wrote; refuses everything else as a wrong parameter {@code after}. */
    static QueueCursor decode(String text, Instant now) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == BYTES) {
                var cursor = read(ByteBuffer.wrap(bytes));
                if (Duration.between(cursor.asOf, now).abs().compareTo(LONGEST) <= 0) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException notOurs) {
            // Falls through: every way of being malformed is told in the same words.
        }
        throw InvalidRequest.parameter("after", "is no cursor of today; send the `next` of the page before, unchanged");
    }

    private static QueueCursor read(ByteBuffer bytes) {
        int band = bytes.get();
        if (band < 0 || band >= QueueBand.values().length) {
            throw new IllegalArgumentException();
        }
        return new QueueCursor(
                moment(bytes), QueueBand.values()[band], moment(bytes), new UUID(bytes.getLong(), bytes.getLong()));
    }

    private static Instant moment(ByteBuffer bytes) {
        return Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
    }
}
