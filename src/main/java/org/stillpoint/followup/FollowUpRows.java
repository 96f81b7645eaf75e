package org.stillpoint.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.DatabaseJson;
import org.stillpoint.platform.RoundTrip;

/** Rows of follow-ups as the database reads them from JSON: all that are new, changed or told by one statement each. */
final class FollowUpRows {

    private static final String CREATE = """
            insert into follow_up (id, patient_id, origin, code, kind, basis, series_id, session_id, follows, site_id, protocol_id,
                   instruments, due_at, from_at, to_at, status, why, priority, attempts, escalation, appointment_id, responses,
                   completed_at, version, created_at, updated_at)
            select id, patient, origin, code, kind, basis, series, session, follows, site, protocol,
                   instruments, due, "from", "to", case when done is null then 'OPEN' else 'COMPLETED' end, why, priority, 0, escalation,
                   appointment, responses, done, 0, at, at
              from jsonb_to_recordset(?::jsonb) new (id uuid, patient uuid, origin text, code text, kind text, basis text, series uuid,
                   session uuid, follows uuid, site uuid, protocol uuid, instruments text[], due timestamptz, "from" timestamptz,
                   "to" timestamptz, why jsonb, priority smallint, escalation smallint, appointment uuid, responses uuid[],
                   done timestamptz, at timestamptz)
            on conflict (patient_id, origin) do nothing""";

    /** Somebody is tried again later as long as nothing changes but that it is due later, or not needed. */
    private static final String CHANGE = """
            update follow_up f
               set status = new.status, site_id = new.site, series_id = new.series, session_id = new.session, protocol_id = new.protocol,
                   instruments = new.instruments, due_at = new.due, from_at = new."from", to_at = new."to",
                   why = coalesce(new.why, f.why), appointment_id = new.appointment, completed_at = new.done,
                   responses = coalesce(new.responses, f.responses), version = f.version + 1, updated_at = new.at,
                   next_try_at = case when f.status = 'OPEN' and new.appointment is not distinct from f.appointment_id
                                       and new.due >= f.due_at and new."from" >= f.from_at then f.next_try_at end
              from jsonb_to_recordset(?::jsonb) new (id uuid, status text, site uuid, series uuid, session uuid, protocol uuid,
                   instruments text[], due timestamptz, "from" timestamptz, "to" timestamptz, why jsonb, appointment uuid,
                   done timestamptz, responses uuid[], at timestamptz)
             where f.id = new.id
               and (f.status <> 'COMPLETED' or new.status = 'OPEN' and f.kind = 'SESSION' and f.completed_by is null)""";

    private static final String TELL = """
            insert into follow_up_event (follow_up_id, what, at, detail)
            select f.id, new.what, new.at, new.detail
              from jsonb_to_recordset(?::jsonb) new ("followUp" uuid, what text, at timestamptz, detail jsonb)
              join follow_up f on f.id = new."followUp"
            """;

    private FollowUpRows() {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Created(
            UUID id,
            UUID patient,
            String origin,
            String code,
            FollowUpKind kind,
            String basis,
            Optional<UUID> series,
            Optional<UUID> session,
            Optional<UUID> follows,
            UUID site,
            Optional<UUID> protocol,
            List<String> instruments,
            Instant due,
            Instant from,
            Instant to,
            Why why,
            int priority,
            int escalation,
            Optional<UUID> appointment,
            List<UUID> responses,
            Optional<Instant> done,
            Instant at) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Changed(
            UUID id,
            FollowUpStatus status,
            UUID site,
            Optional<UUID> series,
            Optional<UUID> session,
            Optional<UUID> protocol,
            List<String> instruments,
            Instant due,
            Instant from,
            Instant to,
            Optional<Why> why,
            Optional<UUID> appointment,
            Optional<Instant> done,
            Optional<List<UUID>> responses,
            Instant at) {}

    record Told(UUID followUp, String what, Instant at, Map<String, Object> detail) {}

    static RoundTrip statements(List<Created> created, List<Changed> changed, List<Told> told) {
        var statements = new RoundTrip();
        if (!created.isEmpty()) {
            statements.update(CREATE, count -> {}, DatabaseJson.text(created));
        }
        if (!changed.isEmpty()) {
            statements.update(CHANGE, count -> {}, DatabaseJson.text(changed));
        }
        if (!told.isEmpty()) {
            statements.update(TELL, count -> {}, DatabaseJson.text(told));
        }
        return statements;
    }
}
