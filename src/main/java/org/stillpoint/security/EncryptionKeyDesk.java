package org.stillpoint.security;

import jakarta.enterprise.context.ApplicationScoped;
import org.stillpoint.platform.EncryptionKeys;
import org.stillpoint.platform.Page;
import org.stillpoint.security.EncryptionKeyResource.EncryptionKeyView;

/** Shows the keys that seal sensitive columns, and replaces them. */
@ApplicationScoped
class EncryptionKeyDesk {

    private final EncryptionKeys keys;
    private final Audit audit;

    EncryptionKeyDesk(EncryptionKeys keys, Audit audit) {
        this.keys = keys;
        this.audit = audit;
    }

    /** All of them: there is one for every rotation. In no transaction, because counting what they sealed takes its time. */
    Page<EncryptionKeyView> list() {
        return new Page<>(keys.list().stream().map(EncryptionKeyView::of).toList(), null);
    }

    EncryptionKeyView rotate() {
        return EncryptionKeyView.of(
                keys.rotate(() -> audit.record(Deed.of("ENCRYPTION_KEY_ROTATED", "EncryptionKey"))));
    }
}
