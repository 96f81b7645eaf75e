package org.stillpoint.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.patient.PersonalData;
import org.stillpoint.platform.AnswersAbout;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.StoredRows;

/** What a person has answered: shown as it was kept, wrong ones and their corrections too, and erased with nothing left. */
@ApplicationScoped
class ResponsesOfPerson implements PersonalData {

    private final StoredRows rows;
    private final Database database;
    private final AnswersAbout answers;

    ResponsesOfPerson(StoredRows rows, Database database, AnswersAbout answers) {
        this.rows = rows;
        this.database = database;
        this.answers = answers;
    }

    @Override
    public Set<String> tables() {
        return Set.of("response");
    }

    @Override
    public Map<String, List<Map<String, Object>>> export(UUID patient) {
        return Map.of(
                "responses",
                rows.of("response", "select * from response where patient_id = ? order by answered_at, id", patient));
    }

    /** A finding like others. */
    @Override
    public Optional<Instant> lastTreated(UUID patient) {
        return database.list(
                        "select max(recorded_at) from response where patient_id = ?",
                        row -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)),
                        patient)
                .getFirst()
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public void erase(UUID patient) {
        var ids = database.list(
                        "delete from response where patient_id = ? returning id",
                        row -> row.getObject(1, UUID.class),
                        patient)
                .toArray(UUID[]::new);
        answers.forget(ids);
    }
}
