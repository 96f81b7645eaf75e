package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;
import org.stillpoint.platform.StoredRows;
import org.stillpoint.security.KeyKind;
import org.stillpoint.security.PersonalKeys;

/** What this package keeps about a patient: the last to be erased, because others know their rows by it. */
@ApplicationScoped
class RecordsAbout {

    /** By what they are called in an export; each has a {@code patient_id}. */
    private static final Map<String, String> TABLES = byName();

    /** Findings and decisions of clinicians: they are what a record of treatment is. */
    private static final String LAST_TREATED = """
            with whose as (select ?::uuid as id)
            select max(at) from whose cross join lateral (
                select greatest(done_at, recorded_at, ended_at) as at from evaluation where patient_id = whose.id
                union all select greatest(recorded_at, ended_at) from clearance where patient_id = whose.id
                union all select greatest(recorded_at, ended_at) from screening_review where patient_id = whose.id
                union all select greatest(recorded_at, ended_at) from rems_enrolment where patient_id = whose.id
                union all select greatest(raised_at, recorded_at, ended_at) from crisis_flag where patient_id = whose.id
                ) treated
            """;

    private static final String OBSTACLES = """
            select true from legal_hold where patient_id = ? and ended_at is null
            union
            select false from crisis_flag where patient_id = ? and ended_at is null
            """;

    private final StoredRows rows;
    private final Database database;
    private final PersonalKeys keys;

    RecordsAbout(StoredRows rows, Database database, PersonalKeys keys) {
        this.rows = rows;
        this.database = database;
        this.keys = keys;
    }

    private static Map<String, String> byName() {
        var tables = new LinkedHashMap<String, String>();
        tables.put("contactPoints", "patient_contact_point");
        tables.put("details", "patient_details");
        tables.put("consents", "consent");
        tables.put("clearances", "clearance");
        tables.put("evaluations", "evaluation");
        tables.put("screeningReviews", "screening_review");
        tables.put("remsEnrolments", "rems_enrolment");
        tables.put("crisisFlags", "crisis_flag");
        tables.put("legalHolds", "legal_hold");
        return tables;
    }

    Set<String> tables() {
        return Stream.concat(TABLES.values().stream(), Stream.of("patient", "patient_merge"))
                .collect(Collectors.toSet());
    }

    Map<String, List<Map<String, Object>>> export(UUID patient) {
        var all = new LinkedHashMap<String, List<Map<String, Object>>>();
        all.put("patient", rows.of("patient", "select * from patient where id = ?", patient));
        TABLES.forEach((name, table) ->
                all.put(name, rows.of(table, "select * from " + table + " where patient_id = ?", patient)));
        all.put(
                "mergedRecords",
                rows.of(
                        "patient_merge",
                        "select * from patient_merge where survivor_id = ? order by merged_at, duplicate_id",
                        patient));
        return all;
    }

    Optional<Instant> lastTreated(UUID patient) {
        return database.first(
                        LAST_TREATED,
                        row -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        patient)
                .flatMap(found -> found);
    }

    List<ErasureObstacle> obstacles(UUID patient) {
        return database.list(
                OBSTACLES,
                row -> row.getBoolean(1) ? ErasureObstacle.legalHold() : ErasureObstacle.crisis(),
                patient,
                patient);
    }

    void erase(UUID patient) {
        var deletes = new RoundTrip();
        TABLES.values()
                .forEach(table ->
                        deletes.update("delete from " + table + " where patient_id = ?", count -> {}, patient));
        deletes.update("delete from patient_merge where survivor_id = ?", count -> {}, patient);
        deletes.update("delete from patient where id = ?", count -> {}, patient);
        database.send(deletes);
        keys.revoke(KeyKind.PATIENT, patient);
    }
}
