package org.stillpoint.intake;

import jakarta.inject.Singleton;
import java.util.Locale;
import org.stillpoint.platform.BlindIndex;
import org.stillpoint.platform.SealColumns;
import org.stillpoint.platform.SealingMigration;

/** Who has written, how they are reached, and what they wrote. */
@Singleton
class V016__SealRequests extends SealingMigration {

    @Override
    protected SealColumns columns() {
        return SealColumns.of("appointment_request")
                .column("name")
                .column("email")
                .indexed("email_index", BlindIndex.EMAIL, email -> email.toLowerCase(Locale.ROOT))
                .column("phone")
                .indexed("phone_index", BlindIndex.PHONE, phone -> phone)
                .column("message");
    }
}
