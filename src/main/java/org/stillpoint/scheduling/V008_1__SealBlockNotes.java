package org.stillpoint.scheduling;

import jakarta.inject.Singleton;
import org.stillpoint.platform.SealColumns;
import org.stillpoint.platform.SealingMigration;

/** What staff noted about blocks may be about a person's health. */
@Singleton
class V008_1__SealBlockNotes extends SealingMigration {
    @Override
    protected SealColumns columns() {
        return SealColumns.of("block").column("note");
    }
}
