package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.hibernate.Session;
import org.stillpoint.clinic.Site;
import org.stillpoint.patient.PatientFile.Entry;

/** Reads all that a patient's gates are judged by, in one round trip. Joins the caller's transaction. */
@ApplicationScoped
class PatientFiles {

    /**
     * Of these advisory locks, apart from those of days, which have one key of 64 bits: "gate". The second key is the patient's
     * or the site's; two may share one by chance, then they wait for each other without need and nothing else happens.
     */
    private static final int LOCKS = 0x67617465;

    private static final String LOCK = "select pg_advisory_xact_lock(?, ?);";

    private static final String LOCK_SHARED = "select pg_advisory_xact_lock_shared(?, ?);";

    /** A statement of its own before the look, which so sees what was committed while it waited. */
    private static final String LOCK_FOR_VISIT =
            "select pg_advisory_xact_lock(?, ?), pg_advisory_xact_lock_shared(?, ?);";

    private static final String LOOK = """
            select 'PATIENT' as kind, id, null as code, null as indication, null::timestamptz as at,
                   null::date as valid_from, null::date as valid_until, null::timestamptz as ended_at,
                   null::uuid as recorded_by, null::timestamptz as recorded_at,
                   null::integer as valid_days, null::boolean as overridable, null::boolean as before, null::boolean as day
              from patient where id = ?
            union all
            select 'RULE', null, code, null, null, null, null, null, null, null,
                   valid_days, overridable, before_booking, on_the_day
              from gate_rule where route = ?
            union all
            select 'LABEL', null, null, indication, null, null, null, null, null, null, null, null, null, null
              from label_use where route = ?
            union all
            select 'CONSENT', id, kind, null, signed_at, null, null, ended_at, recorded_by, recorded_at, null, null, null, null
              from consent where patient_id = ? and (route is null or route = ?)
            union all
            select 'CLEARANCE', id, decision, indication, recorded_at,
                   (select (date_of_birth + make_interval(years => ?::integer))::date from patient where id = patient_id),
                   valid_until, ended_at, recorded_by, recorded_at, null, null, null, null
              from clearance where patient_id = ? and route = ?
            union all
            select 'EVALUATION', id, null, null, done_at, null, null, ended_at, recorded_by, recorded_at, null, null, null, null
              from evaluation where patient_id = ?
            union all
            select 'SCREENING_REVIEW', id, outcome, null, recorded_at, null, null, ended_at, recorded_by, recorded_at,
                   null, null, null, null
              from screening_review where patient_id = ?
            union all
            select 'REMS_ENROLMENT', id, null, null, recorded_at, valid_from, valid_until, ended_at, recorded_by, recorded_at,
                   null, null, null, null
              from rems_enrolment where patient_id = ?
            union all
            select 'CRISIS_FLAG', id, null, null, raised_at, null, null, ended_at, recorded_by, recorded_at,
                   null, null, null, null
              from crisis_flag where patient_id = ?
            union all
            select 'REMS_CERTIFICATION', id, null, null, recorded_at, valid_from, valid_until, ended_at, recorded_by, recorded_at,
                   null, null, null, null
              from rems_certification where site_id = ?
            """;

    private final Session session;

    PatientFiles(Session session) {
        this.session = session;
    }

    PatientFile read(GateQuestion question) {
        return read(question, false);
    }

    /** Waits until nobody else changes or uses what the patient's gates rest on, then reads. The lock ends with the transaction. */
    PatientFile lockAndRead(GateQuestion question) {
        return read(question, true);
    }

    /** Waits until nobody else changes or uses what the patient's gates rest on. */
    void lock(UUID patient) {
        lockRow(patient);
    }

    /** Waits for the visits at the site that are being booked, and makes others wait. */
    void lock(Site site) {
        lockRow(site.id());
    }

    private void lockRow(UUID id) {
        lock(LOCK, id);
    }

    /** Waits until nobody changes what the site's gates rest on; others who book there do not wait. */
    void lockShared(Site site) {
        lock(LOCK_SHARED, site.id());
    }

    private void lock(String sql, UUID id) {
        session.doWork(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                bindLock(statement, 1, id);
                statement.execute();
            }
        });
    }

    private static void bindLock(PreparedStatement statement, int first, UUID id) throws SQLException {
        statement.setInt(first, LOCKS);
        statement.setInt(first + 1, id.hashCode());
    }

    private PatientFile read(GateQuestion question, boolean locked) {
        // What the transaction has written so far is part of what it asks about.
        session.flush();
        return session.doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(locked ? LOCK_FOR_VISIT + LOOK : LOOK)) {
                bind(statement, locked ? 5 : 1, question);
                if (locked) {
                    bindLock(statement, 1, question.patient());
                    bindLock(statement, 3, question.site().id());
                }
                statement.execute();
                if (locked) {
                    statement.getMoreResults(); // The first of the two results is the lock's.
                }
                return file(statement.getResultSet());
            }
        });
    }

    private static void bind(PreparedStatement statement, int first, GateQuestion question) throws SQLException {
        var patient = question.patient();
        var route = question.route().name();
        Object[] values = {
            patient,
            route,
            route,
            patient,
            route,
            LeastAge.years(question.route()).orElse(null),
            patient,
            route,
            patient,
            patient,
            patient,
            patient,
            question.site().id()
        };
        for (int at = 0; at < values.length; at++) {
            statement.setObject(first + at, values[at]);
        }
    }

    private static PatientFile file(ResultSet rows) throws SQLException {
        boolean known = false;
        var rules = new ArrayList<GateRule>();
        var onLabel = new HashSet<String>();
        var entries = new ArrayList<Entry>();
        while (rows.next()) {
            switch (rows.getString("kind")) {
                case "PATIENT" -> known = true;
                case "RULE" -> rules.add(rule(rows));
                case "LABEL" -> onLabel.add(rows.getString("indication"));
                default -> entries.add(entry(rows));
            }
        }
        return new PatientFile(known, rules, onLabel, entries);
    }

    private static GateRule rule(ResultSet row) throws SQLException {
        var when = EnumSet.noneOf(GateMoment.class);
        if (row.getBoolean("before")) {
            when.add(GateMoment.BEFORE);
        }
        if (row.getBoolean("day")) {
            when.add(GateMoment.DAY);
        }
        int days = row.getInt("valid_days");
        var validDays = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(days);
        return new GateRule(row.getString("code"), when, validDays, row.getBoolean("overridable"));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                RecordKind.valueOf(row.getString("kind")),
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("indication"),
                moment(row, "at").orElseThrow(),
                Optional.ofNullable(row.getObject("valid_from", LocalDate.class)),
                Optional.ofNullable(row.getObject("valid_until", LocalDate.class)),
                moment(row, "ended_at"),
                Optional.ofNullable(row.getObject("recorded_by", UUID.class)),
                moment(row, "recorded_at").orElseThrow());
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
