package org.stillpoint.treatment;

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
import org.stillpoint.platform.RoundTrip;
import org.stillpoint.platform.StoredRows;

/** A person's courses of treatment: shown with all that happened to them, and erased with nothing left. */
@ApplicationScoped
class SeriesOfPerson implements PersonalData {

    private static final String SERIES = """
            select s.*, p.code as protocol, p.version as protocol_version
              from treatment_series s
              join protocol p on p.id = s.protocol_id
             where s.patient_id = ?
             order by s.started_at, s.id
            """;

    private static final String OF_SERIES =
            " x join treatment_series s on s.id = x.series_id where s.patient_id = ? order by x.%s";

    /** Each kind of row and what it is ordered by. */
    private static final Map<String, String> PARTS =
            Map.of("series_visit", "created_at", "series_event", "at", "series_proposal", "created_at");

    private final StoredRows rows;
    private final Database database;
    private final AnswersAbout answers;

    SeriesOfPerson(StoredRows rows, Database database, AnswersAbout answers) {
        this.rows = rows;
        this.database = database;
        this.answers = answers;
    }

    @Override
    public Set<String> tables() {
        return Set.of("treatment_series", "series_visit", "series_event", "series_proposal");
    }

    @Override
    public Map<String, List<Map<String, Object>>> export(UUID patient) {
        return Map.of(
                "treatmentSeries",
                rows.of("treatment_series", SERIES, patient),
                "seriesVisits",
                part("series_visit", patient),
                "seriesEvents",
                part("series_event", patient),
                "seriesProposals",
                part("series_proposal", patient));
    }

    private List<Map<String, Object>> part(String table, UUID patient) {
        return rows.of(table, "select x.* from " + table + OF_SERIES.formatted(PARTS.get(table)), patient);
    }

    /** A decision about a course belongs to the record. */
    @Override
    public Optional<Instant> lastTreated(UUID patient) {
        return database.list("""
                        select max(e.at) from series_event e
                          join treatment_series s on s.id = e.series_id
                         where s.patient_id = ?
                        """, row -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)), patient)
                .getFirst()
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public void erase(UUID patient) {
        var ids = database.list(
                        "select id from treatment_series where patient_id = ? order by id for update",
                        row -> row.getObject(1, UUID.class),
                        patient)
                .toArray(UUID[]::new);
        var writes = new RoundTrip();
        PARTS.keySet().stream()
                .sorted()
                .forEach(table ->
                        writes.update("delete from " + table + " where series_id = any(?)", count -> {}, (Object) ids));
        writes.update("delete from treatment_series where id = any(?)", count -> {}, (Object) ids);
        database.send(writes);
        answers.forget(ids);
    }
}
