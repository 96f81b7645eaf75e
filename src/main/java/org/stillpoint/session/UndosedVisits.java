package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;
import org.stillpoint.treatment.VisitsWithoutDose;

/** Tells whose day ended before a dose, also by going to other care. */
@ApplicationScoped
class UndosedVisits implements VisitsWithoutDose {

    private static final String UNDOSED =
            "select appointment_id from session where left_at is not null and dosing_began_at is null and ";

    private final Database database;

    UndosedVisits(Database database) {
        this.database = database;
    }

    @Override
    public Set<UUID> among(Collection<UUID> appointments) {
        return appointments.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        database.list(UNDOSED + "appointment_id = any(?)", row -> row.getObject(1, UUID.class), (Object)
                                appointments.toArray(UUID[]::new)));
    }

    @Override
    public void ask(UUID patient, RoundTrip together, Consumer<UUID> found) {
        together.query(
                UNDOSED + "patient_id = ?",
                rows -> {
                    while (rows.next()) {
                        found.accept(rows.getObject(1, UUID.class));
                    }
                },
                patient);
    }
}
