package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;
import org.stillpoint.treatment.DayEnd;
import org.stillpoint.treatment.VisitsWithoutDose;

/** Tells whose day ended before a dose, also by going to other care. */
@ApplicationScoped
class UndosedVisits implements VisitsWithoutDose {

    private static final String UNDOSED =
            "select appointment_id from session where left_at is not null and dosing_began_at is null and ";

    private static final String ENDED = """
            select appointment_id, dosing_began_at is null from session
             where appointment_id = any(?) and (left_at is not null or dosing_ended_at is not null)""";

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
    public Map<UUID, DayEnd> ends(Collection<UUID> appointments) {
        var ends = new HashMap<UUID, DayEnd>();
        if (!appointments.isEmpty()) {
            database.list(ENDED, UndosedVisits::end, (Object) appointments.toArray(UUID[]::new))
                    .forEach(end -> ends.put(end.getKey(), end.getValue()));
        }
        return ends;
    }

    private static Map.Entry<UUID, DayEnd> end(ResultSet row) throws SQLException {
        return Map.entry(row.getObject(1, UUID.class), row.getBoolean(2) ? DayEnd.WITHOUT_DOSE : DayEnd.DOSED);
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
