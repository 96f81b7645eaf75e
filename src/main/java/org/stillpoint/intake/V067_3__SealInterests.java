package org.stillpoint.intake;

import jakarta.inject.Singleton;
import org.stillpoint.platform.SealColumns;
import org.stillpoint.platform.SealingMigration;

/** For which conditions and by which routes somebody would like to be treated. */
@Singleton
class V067_3__SealInterests extends SealingMigration {

    @Override
    protected SealColumns columns() {
        return SealColumns.of("appointment_request").column("interests");
    }
}
