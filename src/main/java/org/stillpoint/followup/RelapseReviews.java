package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.platform.Database;

/** The reviews of signs of relapse that there are: one of a course at a time, of whatever instruments. Joins the caller's transaction. */
@ApplicationScoped
class RelapseReviews {

    private static final String CODE = WhatIsDue.RELAPSE;

    private static final String OF_COURSE = """
            select id, status, signs from follow_up
             where patient_id = ? and code = ? and series_id = ? order by created_at, id""";

    private static final String SUGGEST = """
            update follow_up set suggested_for = ?, suggested_from = ?, suggested_to = ?, version = version + 1
             where patient_id = ? and code = ? and series_id = ? and status = 'OPEN' and suggested_for is null""";

    /** What answers to the same instruments have put right, or corrections have taken back. */
    private static final String CLOSE = """
            with closed as (
                update follow_up set status = 'CLOSED', version = version + 1, updated_at = ?
                 where patient_id = ? and code = ? and status = 'OPEN' and accepted_at is null and not signs && ?::text[]
                returning id)
            insert into follow_up_event (follow_up_id, what, at, detail) select id, 'CLOSED', ?, '{}' from closed""";

    /** It was put right, and is not any more: whatever was agreed on or seen before, it is to be looked at now. */
    private static final String REOPEN = """
            with again as (
                update follow_up set status = 'OPEN', due_at = ?, from_at = ?, to_at = ?, owner = null,
                       owner_since = null, owner_until = null, suggested_for = null, suggested_from = null, suggested_to = null,
                       signs = '{}', instruments = '{}', responses = '{}', version = version + 1, updated_at = ?
                 where id = ?
                returning id)
            insert into follow_up_event (follow_up_id, what, at, detail) select id, 'REOPENED', ?, '{}' from again""";

    /** The first of a new one, or more than it was about: nobody puts off what they have not seen. */
    private static final String ADD = """
            update follow_up f set signs = array(select distinct unnest(f.signs || ?::text[]) order by 1),
                   instruments = array(select distinct unnest(f.instruments || ?::text[]) order by 1),
                   responses = array(select each from unnest(f.responses || ?) with ordinality given (each, nth)
                                      group by each order by min(nth)),
                   next_try_at = null, version = version + 1, updated_at = ?
             where id = ?""";

    private final Database database;

    RelapseReviews(Database database) {
        this.database = database;
    }

    /** {@code signs}: what it is about. */
    record Review(UUID id, FollowUpStatus status, Set<String> signs) {
        boolean isOpen() {
            return status == FollowUpStatus.OPEN;
        }

        /** By signs that nobody has looked at. */
        boolean canBeReopened(Collection<String> bySigns) {
            return status == FollowUpStatus.CLOSED && bySigns.stream().anyMatch(signs::contains);
        }

        boolean covers(String sign) {
            return status != FollowUpStatus.CLOSED && signs.contains(sign);
        }
    }

    List<Review> of(UUID patient, UUID series) {
        return database.list(
                OF_COURSE,
                row -> new Review(
                        row.getObject(1, UUID.class),
                        FollowUpStatus.valueOf(row.getString(2)),
                        Set.copyOf(List.of((String[]) row.getArray(3).getArray()))),
                patient,
                CODE,
                series);
    }

    void closeAllBut(UUID patient, Collection<String> signs, Instant now) {
        database.update(CLOSE, now, patient, CODE, signs.toArray(String[]::new), now);
    }

    void reopen(UUID id, Window window, Instant now) {
        database.update(REOPEN, window.due(), window.from(), window.to(), now, id, now);
    }

    void add(
            UUID id,
            Collection<String> signs,
            Collection<String> instruments,
            Collection<UUID> responses,
            Instant now) {
        database.update(
                ADD,
                signs.toArray(String[]::new),
                instruments.toArray(String[]::new),
                responses.toArray(UUID[]::new),
                now,
                id);
    }

    void suggest(UUID patient, UUID series, Suggestion earlier) {
        database.update(SUGGEST, earlier.origin(), earlier.from(), earlier.to(), patient, CODE, series);
    }
}
