package org.stillpoint.platform;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Seals what goes into a sensitive column, and opens it, with AES-256-GCM. A value is bound to its column, which is given as
 * {@code table.column}: put into another one it can not be read. For plain SQL; entities use {@link SensitiveTextType}.
 */
@Singleton
@Unremovable // Asked for by Hibernate's types, which no bean is injected into.
public class ColumnCipher {

    private static final Logger LOG = Logger.getLogger(ColumnCipher.class);

    private final DataKeys keys;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    ColumnCipher(DataKeys keys) {
        this.keys = keys;
    }

    /** What to write into the column. */
    public byte[] seal(String text, String tableColumn) {
        return seal(text.getBytes(StandardCharsets.UTF_8), tableColumn);
    }

    /** What to write into the column; what could not be read stays as it was. */
    public byte[] seal(SensitiveText text, String tableColumn) {
        return text.text().map(readable -> seal(readable, tableColumn)).orElseGet(text::sealed);
    }

    public byte[] seal(byte[] bytes, String tableColumn) {
        try {
            return keys.ring().columns().encrypt(bytes, bound(tableColumn));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What a column's value says; unreadable if it was damaged, comes from another column or its key is gone. */
    public SensitiveText open(byte[] sealed, String tableColumn) {
        return openBytes(sealed, tableColumn)
                .map(bytes -> SensitiveText.of(new String(bytes, StandardCharsets.UTF_8)))
                .orElseGet(() -> SensitiveText.unreadable(sealed));
    }

    /** Empty if it can not be read. */
    public Optional<byte[]> openBytes(byte[] sealed, String tableColumn) {
        var key = Keyring.keyOf(sealed);
        try {
            return Optional.of(keys.ringWith(key).columns().decrypt(sealed, bound(tableColumn)));
        } catch (GeneralSecurityException unreadable) {
            tellOnce(tableColumn, key);
            return Optional.empty();
        }
    }

    private void tellOnce(String tableColumn, int key) {
        if (told.add(tableColumn + key)) {
            LOG.warnf(
                    "%s: there is a value that can not be read; it names the key %s, which %s",
                    tableColumn, Integer.toUnsignedString(key), keys.ring().has(key) ? "does not fit" : "is not here");
        }
    }

    private static byte[] bound(String tableColumn) {
        return tableColumn.getBytes(StandardCharsets.UTF_8);
    }
}
