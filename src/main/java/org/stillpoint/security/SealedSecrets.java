package org.stillpoint.security;

import jakarta.inject.Singleton;
import java.util.List;
import org.stillpoint.platform.SealedColumn;
import org.stillpoint.platform.SealedColumnSource;

/** What this package seals without an entity. The audit trail is never changed, so its reasons keep the key of their day. */
@Singleton
class SealedSecrets implements SealedColumnSource {
    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(
                SealedColumn.of(SigningKeys.PRIVATE_KEY),
                SealedColumn.of(InstallationSecret.VALUE),
                SealedColumn.fixed(Audit.REASON));
    }
}
