package org.stillpoint.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.stillpoint.platform.DatabaseJson;
import org.stillpoint.platform.RoundTrip;

/** Gathers what is written about follow-ups, so that all of it goes out by three statements, and by none if nothing changes. */
final class FollowUpWrites {

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

    private static final String CHANGE = """
            update follow_up f
               set status = new.status, site_id = new.site, series_id = new.series, session_id = new.session, protocol_id = new.protocol,
                   instruments = new.instruments, due_at = new.due, from_at = new."from", to_at = new."to",
                   why = coalesce(new.why, f.why), appointment_id = new.appointment, completed_at = new.done,
                   responses = coalesce(new.responses, f.responses), version = f.version + 1, updated_at = new.at
              from jsonb_to_recordset(?::jsonb) new (id uuid, status text, site uuid, series uuid, session uuid, protocol uuid,
                   instruments text[], due timestamptz, "from" timestamptz, "to" timestamptz, why jsonb, appointment uuid,
                   done timestamptz, responses uuid[], at timestamptz)
             where f.id = new.id and f.status <> 'COMPLETED'""";

    private static final String TELL = """
            insert into follow_up_event (follow_up_id, what, at, detail)
            select f.id, new.what, new.at, new.detail
              from jsonb_to_recordset(?::jsonb) new ("followUp" uuid, what text, at timestamptz, detail jsonb)
              join follow_up f on f.id = new."followUp"
            """;

    /** What is told of a change. */
    enum Change {
        MOVED,
        REOPENED,
        COMPLETED,
        MISSED,
        CLOSED,
        /** Nothing that anybody minds. */
        NOTHING;

        FollowUpStatus status() {
            return switch (this) {
                case COMPLETED -> FollowUpStatus.COMPLETED;
                case MISSED -> FollowUpStatus.MISSED;
                case CLOSED -> FollowUpStatus.CLOSED;
                case MOVED, REOPENED, NOTHING -> FollowUpStatus.OPEN;
            };
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record NewRow(
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
    private record ChangedRow(
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

    private record Told(UUID followUp, String what, Instant at, Map<String, Object> detail) {}

    /** What makes a follow-up beside the plan. */
    record Basis(String name, Optional<UUID> follows, int priority, int escalation) {
        static final Basis PLAN = new Basis("PLAN", Optional.empty(), FollowUpDefaults.priority("OTHERS"), 0);

        /** Something that was told, and waits for nobody. */
        static Basis event(int priority) {
            return new Basis("EVENT", Optional.empty(), priority, 0);
        }

        /** The nth step of running after somebody who has not answered. */
        static Basis missed(UUID followUp, int step, boolean call) {
            var priority = FollowUpDefaults.priority(call ? "CALL" : "OTHERS");
            return new Basis("MISSED", Optional.of(followUp), priority, step);
        }
    }

    private final List<NewRow> created = new ArrayList<>();
    private final List<ChangedRow> changed = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final Supplier<UUID> ids;
    private final Instant now;

    FollowUpWrites(Supplier<UUID> ids, Instant now) {
        this.ids = ids;
        this.now = now;
    }

    void create(UUID patient, Planned planned) {
        create(patient, planned, Basis.PLAN);
    }

    /** Does nothing where there is one of the same origin. */
    UUID create(UUID patient, Planned planned, Basis basis) {
        return create(
                patient,
                planned,
                basis,
                planned.done().map(Planned.Done::responses).orElse(List.of()));
    }

    /** {@code responses}: the answers that it is about. */
    UUID create(UUID patient, Planned planned, Basis basis, List<UUID> responses) {
        var id = ids.get();
        var place = planned.place();
        var window = planned.window();
        created.add(new NewRow(
                id,
                patient,
                planned.origin(),
                planned.code(),
                planned.kind(),
                basis.name(),
                place.series(),
                place.session(),
                basis.follows(),
                place.site(),
                place.protocol(),
                planned.instruments(),
                window.due(),
                window.from(),
                window.to(),
                planned.why(),
                basis.priority(),
                basis.escalation(),
                planned.appointment(),
                responses,
                planned.done().map(Planned.Done::at),
                now));
        told.add(new Told(id, "CREATED", now, Map.of("dueAt", window.due())));
        return id;
    }

    void change(KnownFollowUp present, Change change, Planned wanted, Optional<UUID> appointment) {
        var done = wanted.done();
        write(
                present,
                change,
                wanted.place(),
                wanted.window(),
                wanted.instruments(),
                Optional.of(wanted.why()),
                appointment,
                done);
    }

    void close(KnownFollowUp present) {
        keeping(present, Change.CLOSED, Optional.empty());
    }

    void miss(KnownFollowUp present) {
        keeping(present, Change.MISSED, Optional.empty());
    }

    /** With all else as it is. */
    void complete(KnownFollowUp present, Planned.Done done) {
        keeping(present, Change.COMPLETED, Optional.of(done));
    }

    private void keeping(KnownFollowUp present, Change change, Optional<Planned.Done> done) {
        write(
                present,
                change,
                present.place(),
                present.window(),
                present.instruments(),
                Optional.empty(),
                present.appointment(),
                done);
    }

    private void write(
            KnownFollowUp present,
            Change change,
            Planned.Place place,
            Window window,
            List<String> instruments,
            Optional<Why> why,
            Optional<UUID> appointment,
            Optional<Planned.Done> done) {
        changed.add(new ChangedRow(
                present.id(),
                change.status(),
                place.site(),
                place.series(),
                place.session(),
                place.protocol(),
                instruments,
                window.due(),
                window.from(),
                window.to(),
                why,
                appointment,
                done.map(Planned.Done::at),
                done.map(Planned.Done::responses),
                now));
        if (change != Change.NOTHING) {
            var detail = window.equals(present.window())
                    ? Map.<String, Object>of()
                    : Map.<String, Object>of(
                            "dueAt",
                            window.due(),
                            "formerDueAt",
                            present.window().due());
            told.add(new Told(present.id(), change.name(), now, detail));
        }
    }

    boolean isEmpty() {
        return created.isEmpty() && changed.isEmpty();
    }

    RoundTrip statements() {
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
