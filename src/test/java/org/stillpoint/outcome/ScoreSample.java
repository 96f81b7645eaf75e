package org.stillpoint.outcome;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.stillpoint.platform.Database;

/** Totals of the past, written straight into the table: nobody can be asked so often as a test needs. */
@Singleton
@Unremovable
class ScoreSample {

    private static final String ADD = """
            insert into response (id, patient_id, instrument, instrument_version, total, complete, risk, answered_at, recorded_at,
                                  entered_by, account, corrects, correction_reason, withdrawn)
            values (?, ?, ?, '1', ?, true, false, ?, ?, 'STAFF', ?, ?, ?, false)
            """;

    private final Database database;

    ScoreSample(Database database) {
        this.database = database;
    }

    UUID add(UUID patient, String instrument, Instant at, int total) {
        return add(patient, instrument, at, at, total, null);
    }

    private UUID add(UUID patient, String instrument, Instant at, Instant recorded, int total, UUID corrects) {
        var id = UUID.randomUUID();
        database.update(
                ADD,
                id,
                patient,
                instrument,
                total,
                at,
                recorded,
                UUID.randomUUID(),
                corrects,
                corrects == null ? null : "unreadable".getBytes(StandardCharsets.UTF_8));
        return id;
    }

    void correct(UUID wrong, UUID patient, int total) {
        correct(wrong, patient, total, null);
    }

    /** {@code recorded}: when, if not at once. */
    void correct(UUID wrong, UUID patient, int total, Instant recorded) {
        var at = database.first(
                        "select answered_at from response where id = ?",
                        row -> row.getObject(1, java.time.OffsetDateTime.class).toInstant(),
                        wrong)
                .orElseThrow();
        var right = add(patient, "PHQ-9", at, recorded == null ? at : recorded, total, wrong);
        database.update("update response set corrected_by = ? where id = ?", right, wrong);
    }
}
