package org.stillpoint.platform;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that seal sensitive columns, for who runs the server. Replicas go on while the key is replaced. */
@Singleton
public class EncryptionKeys {

    private final KeyTable table;
    private final DataKeys keys;
    private final SealedColumns columns;
    private final Resealing resealing;

    EncryptionKeys(KeyTable table, DataKeys keys, SealedColumns columns, Resealing resealing) {
        this.table = table;
        this.keys = keys;
        this.columns = columns;
        this.resealing = resealing;
    }

    /**
     * One key.
     *
     * @param primary whether values are sealed with it from now on
     * @param values how many are sealed with it at the moment
     * @param emptiedAt when the last value that could be sealed anew had been
     */
    public record EncryptionKey(
            long id, Instant createdAt, boolean primary, long values, Optional<Instant> emptiedAt) {}

    /** The newest first. Reads every sealed value's key, so it takes its time in a large database. */
    public List<EncryptionKey> list() {
        return views(columns.valuesByKey(true));
    }

    /**
     * Seals with a new key from now on, and begins to seal anew what older ones have sealed. The key is committed at once, whatever
     * becomes of the caller's transaction, because values may be sealed with it a moment later.
     *
     * @param alongside what is written about it, in the transaction that makes the key
     */
    public EncryptionKey rotate(Runnable alongside) {
        QuarkusTransaction.requiringNew().run(() -> {
            table.makeColumnKey();
            alongside.run();
        });
        keys.reload();
        resealing.begin();
        return views(Map.of()).getFirst();
    }

    private List<EncryptionKey> views(Map<Long, Long> values) {
        var found = table.columnKeys();
        return found.stream()
                .map(key -> new EncryptionKey(
                        key.id(),
                        key.createdAt(),
                        key.equals(found.getFirst()),
                        values.getOrDefault(key.id(), 0L),
                        key.emptiedAt()))
                .toList();
    }
}
