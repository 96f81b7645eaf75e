package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.stillpoint.patient.PersonalData;
import org.stillpoint.platform.AnswersAbout;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;
import org.stillpoint.platform.StoredRows;

/** What happened at a person's visits: shown as it was written, wrong entries and their corrections too, and erased with nothing left. */
@ApplicationScoped
class SessionRecords implements PersonalData {

    /** A table whose rows belong to a session by their {@code session_id}. */
    private record Part(String table, String called, String orderedBy) {}

    /** In the order in which they can be deleted. */
    private static final List<Part> PARTS = List.of(
            new Part("session_change", "sessionChanges", "id"),
            new Part("vitals_entry", "vitals", "at"),
            new Part("observation_entry", "sessionObservations", "at"),
            new Part("adverse_event", "adverseEvents", "at"),
            new Part("dose", "doses", "at"),
            new Part("session_alert", "sessionAlerts", "at"),
            new Part("form_submission", "formSubmissions", "at"),
            new Part("session_form", "sessionForms", "due_until"),
            new Part("session_extension", "sessionExtensions", "id"),
            new Part("session_leaving", "sessionLeavings", "session_id"),
            new Part("evidence_entry", "sessionGateEvidence", "at"),
            new Part("session_gate_override", "sessionGateOverrides", "overridden_at"));

    private static final String SESSIONS = """
            select s.*, p.code as protocol, p.version as protocol_version
              from session s
              left join protocol p on p.id = s.protocol_id
             where s.patient_id = ?
             order by s.arrived_at, s.id
            """;

    private final StoredRows rows;
    private final Database database;
    private final AnswersAbout answers;

    SessionRecords(StoredRows rows, Database database, AnswersAbout answers) {
        this.rows = rows;
        this.database = database;
        this.answers = answers;
    }

    @Override
    public Set<String> tables() {
        var tables = new TreeSet<String>(Set.of("session"));
        PARTS.forEach(part -> tables.add(part.table()));
        return tables;
    }

    @Override
    public Map<String, List<Map<String, Object>>> export(UUID patient) {
        var all = new LinkedHashMap<String, List<Map<String, Object>>>();
        all.put("sessions", rows.of("session", SESSIONS, patient));
        PARTS.forEach(part -> all.put(part.called(), rows.of(part.table(), of(part), patient)));
        return all;
    }

    private static String of(Part part) {
        return "select x.* from " + part.table()
                + " x join session s on s.id = x.session_id where s.patient_id = ? order by x." + part.orderedBy();
    }

    @Override
    public Optional<Instant> lastTreated(UUID patient) {
        return database.list(
                        "select max(coalesce(left_at, dosing_ended_at, dosing_began_at, arrived_at)) from session"
                                + " where patient_id = ?",
                        row -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)),
                        patient)
                .getFirst()
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public void erase(UUID patient) {
        var ids = database.list(
                        "select id from session where patient_id = ? order by id for update",
                        row -> row.getObject(1, UUID.class),
                        patient)
                .toArray(UUID[]::new);
        var writes = new RoundTrip();
        PARTS.forEach(part ->
                writes.update("delete from " + part.table() + " where session_id = any(?)", count -> {}, (Object) ids));
        writes.update("delete from session where id = any(?)", count -> {}, (Object) ids);
        database.send(writes);
        answers.forget(ids);
    }
}
