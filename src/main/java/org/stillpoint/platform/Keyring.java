package org.stillpoint.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All data keys, unwrapped: what seals and opens, and what indexes. Never changed; a new key makes a new ring. */
final class Keyring {
    /** A sealed value begins with a one and with the id of its key, big-endian: Tink's own prefix. */
    private static final int PREFIX = 5;

    private final Set<Integer> ids;
    private final Aead columns;
    private final PrfSet index;
    private final int primary;

    private Keyring(Set<Integer> ids, int primary, Aead columns, PrfSet index) {
        this.ids = ids;
        this.primary = primary;
        this.columns = columns;
        this.index = index;
    }

    /** From the keys that were made, the newest last. */
    static Keyring of(List<KeysetHandle> columnKeys, List<KeysetHandle> indexKeys) throws GeneralSecurityException {
        var all = KeysetHandle.newBuilder();
        for (var handle : columnKeys) {
            var entry = KeysetHandle.importKey(handle.getPrimary().getKey())
                    .withFixedId(handle.getPrimary().getId());
            all.addEntry(handle == columnKeys.getLast() ? entry.makePrimary() : entry);
        }
        return new Keyring(
                columnKeys.stream().map(handle -> handle.getPrimary().getId()).collect(Collectors.toSet()),
                columnKeys.getLast().getPrimary().getId(),
                all.build().getPrimitive(RegistryConfiguration.get(), Aead.class),
                indexKeys.getLast().getPrimitive(RegistryConfiguration.get(), PrfSet.class));
    }

    /** Of the key that a sealed value names; 0 for what is none. */
    static int keyOf(byte[] sealed) {
        return sealed.length < PREFIX || sealed[0] != 1
                ? 0
                : ByteBuffer.wrap(sealed).getInt(1);
    }

    boolean has(int id) {
        return ids.contains(id);
    }

    /** What a value begins with that the newest key has sealed. */
    byte[] prefix() {
        return ByteBuffer.allocate(PREFIX).put((byte) 1).putInt(primary).array();
    }

    Aead columns() {
        return columns;
    }

    PrfSet index() {
        return index;
    }
}
