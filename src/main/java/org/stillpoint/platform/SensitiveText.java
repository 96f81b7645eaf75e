package org.stillpoint.platform;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A text that only the program may read: sealed in the database, never shown by {@link #toString()}, refused by JSON. A view shows
 * {@link #text()} as a plain string, and names in {@code unreadable} what can not be read ({@link Unreadable}).
 */
public final class SensitiveText {
    private final String text;
    private final byte[] sealed;

    private SensitiveText(String text, byte[] sealed) {
        this.text = text;
        this.sealed = sealed;
    }

    public static SensitiveText of(String text) {
        return new SensitiveText(Objects.requireNonNull(text), null);
    }

    /** Null for null: a column without a value. */
    public static SensitiveText ofNullable(String text) {
        return text == null ? null : of(text);
    }

    static SensitiveText unreadable(byte[] sealed) {
        return new SensitiveText(null, sealed.clone());
    }

    /** Empty if it can not be read. */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /** False where there is a value that can not be read: damaged, moved from another column, or sealed with a key that is gone. */
    public boolean readable() {
        return text != null;
    }

    /** As it was found; it is written back as it is, because it may become readable again. */
    byte[] sealed() {
        return sealed.clone();
    }

    @JsonValue
    String asJson() {
        throw new IllegalStateException("a view shows a sensitive text as a plain string");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SensitiveText that
                && Objects.equals(text, that.text)
                && Arrays.equals(sealed, that.sealed);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hashCode(text) + Arrays.hashCode(sealed);
    }

    @Override
    public String toString() {
        return readable() ? "(sensitive)" : "(unreadable)";
    }
}
