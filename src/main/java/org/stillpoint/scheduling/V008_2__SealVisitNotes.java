package org.stillpoint.scheduling;

import jakarta.inject.Singleton;
import org.stillpoint.platform.SealColumns;
import org.stillpoint.platform.SealingMigration;

/** What staff noted about cancellations and about rules that they lifted. */
@Singleton
class V008_2__SealVisitNotes extends SealingMigration {
    @Override
    protected SealColumns columns() {
        return SealColumns.of("appointment").column("cancel_note").column("override_reason");
    }
}
