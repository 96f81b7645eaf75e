package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.ColumnCipher;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.DatabaseJson;
import org.stillpoint.platform.SensitiveText;

/** Pages by one statement through what is to be done, the most urgent first, by the indexes of that order. */
@ApplicationScoped
class DueQuery {

    private static final String COLUMNS = """
            select id, patient_id, code, kind, status, priority, site_id, due_at, from_at, to_at, why, series_id, session_id, follows,
                   instruments, appointment_id, owner, owner_since, owner_until, attempts, next_try_at, escalation, completed_at,
                   completed_by, outcome, result, responses, suggested_for, suggested_from, suggested_to, accepted_at, accepted_by, about,
                   version
              from follow_up
             where\s""";

    private static final String ORDER = " order by priority, due_at, id limit ?";

    /** Danger is never out of sight because somebody has tried, nor is a review that is late. */
    private static final String TRIED_NOW =
            "(next_try_at is null or next_try_at <= ? or kind = 'RISK' or kind = 'REVIEW' and to_at <= ?)";

    private static final String TELLS_NOTHING =
            "kind <> 'RISK' and code not in ('" + WhatIsDue.RELAPSE + "', '" + MoveRequests.CODE + "')";

    private final Database database;
    private final ColumnCipher cipher;

    DueQuery(Database database, ColumnCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /** {@code signs}: the caller may know how patients are. */
    List<ShownFollowUp> page(
            FollowUpFilter filter,
            Optional<UUID> site,
            Instant now,
            Optional<FollowUpCursor> after,
            int most,
            boolean signs) {
        var wanted = new Conditions();
        site.ifPresent(id -> wanted.add("site_id = ?", id));
        if (filter.wantsOpenOnly()) {
            wanted.add("status = 'OPEN'"); // Said in words, because the indexes of the list are of open ones only.
        } else {
            wanted.oneOf("status", filter.withStatus());
        }
        if (!signs) {
            wanted.add(TELLS_NOTHING);
        }
        filter.ofPatient().ifPresent(id -> wanted.add("patient_id = ?", id));
        filter.ownedBy().ifPresent(id -> wanted.add("owner = ? and owner_until > ?", id, now));
        if (!filter.ofKind().isEmpty()) {
            wanted.oneOf("kind", filter.ofKind());
        }
        if (filter.isDue()) {
            wanted.add("from_at <= ? and " + TRIED_NOW, now, now, now);
        }
        if (filter.isOverdue()) {
            wanted.add("to_at <= ? and " + TRIED_NOW, now, now, now);
        }
        if (filter.isNothingBooked()) {
            wanted.add("(appointment_id is null or kind = 'CALL')"); // That of a call is to be moved.
        }
        after.ifPresent(cursor -> wanted.add(
                "(priority, due_at, id) > (?::smallint, ?, ?)", cursor.priority(), cursor.at(), cursor.id()));
        wanted.values.add(most);
        return database.list(COLUMNS + String.join(" and ", wanted.texts) + ORDER, this::row, wanted.values.toArray());
    }

    /** All of them hold. */
    private static final class Conditions {
        private final List<String> texts = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        void add(String text, Object... its) {
            texts.add(text);
            values.addAll(List.of(its));
        }

        void oneOf(String column, Collection<? extends Enum<?>> wanted) {
            add(
                    column + " in (" + String.join(", ", Collections.nCopies(wanted.size(), "?")) + ")",
                    wanted.stream().map(Enum::name).toArray());
        }
    }

    private ShownFollowUp row(ResultSet row) throws SQLException {
        return new ShownFollowUp(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                FollowUpKind.valueOf(row.getString(4)),
                FollowUpStatus.valueOf(row.getString(5)),
                row.getInt(6),
                row.getObject(7, UUID.class),
                new Window(moment(row, 8), moment(row, 9), moment(row, 10)),
                DatabaseJson.value(row.getString(11), Why.class),
                id(row, 12),
                id(row, 13),
                id(row, 14),
                List.of((String[]) row.getArray(15).getArray()),
                id(row, 16),
                owner(row),
                row.getInt(20),
                perhaps(row, 21),
                row.getInt(22),
                perhaps(row, 23),
                id(row, 24),
                Optional.ofNullable(row.getString(25)),
                result(row),
                List.of((UUID[]) row.getArray(27).getArray()),
                id(row, 33),
                suggestion(row),
                row.getLong(34));
    }

    private static Optional<FollowUp.Ownership> owner(ResultSet row) throws SQLException {
        var owner = id(row, 17);
        return owner.isEmpty()
                ? Optional.empty()
                : Optional.of(new FollowUp.Ownership(owner.get(), moment(row, 18), moment(row, 19)));
    }

    private Optional<SensitiveText> result(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getBytes(26)).map(bytes -> cipher.open(bytes, "follow_up.result"));
    }

    private static Optional<Suggestion> suggestion(ResultSet row) throws SQLException {
        var origin = row.getString(28);
        return origin == null
                ? Optional.empty()
                : Optional.of(new Suggestion(
                        origin,
                        row.getObject(29, LocalDate.class),
                        row.getObject(30, LocalDate.class),
                        perhaps(row, 31).orElse(null),
                        row.getObject(32, UUID.class)));
    }

    private static Optional<UUID> id(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    private static Instant moment(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Optional<Instant> perhaps(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
