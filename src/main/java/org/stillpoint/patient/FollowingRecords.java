package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;

/** What a patient's gates rest on goes over, all of it with its own dates: the newest decision counts, whoever's it was. */
@ApplicationScoped
class FollowingRecords implements FollowsPatient {

    private static final List<String> TABLES = List.of(
            "consent", "clearance", "evaluation", "screening_review", "rems_enrolment", "crisis_flag", "legal_hold");

    private final Database database;

    FollowingRecords(Database database) {
        this.database = database;
    }

    @Override
    public void follow(UUID duplicate, UUID survivor) {
        var updates = new RoundTrip();
        TABLES.forEach(table -> updates.update(
                "update " + table + " set patient_id = ?, version = version + 1 where patient_id = ?",
                count -> {},
                survivor,
                duplicate));
        database.send(updates);
    }
}
