package org.stillpoint.clinic;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.stillpoint.platform.Database;

/** Writes what has changed in the plan. Joins the caller's transaction. */
@ApplicationScoped
class PlanWriter {

    /**
     * A neighbour that books takes the lock for milliseconds; whoever holds it longer is stuck. Waits for no longer than the pool's
     * lock_timeout: a caller that gave its connection up before the database does would leave a wait behind, and all bookings
     * behind that.
     */
    private static final String LOCK = "select pg_advisory_xact_lock(?)";

    private static final String WRITE = """
            insert into %s (id, code, definition, retired_at) values (?, ?, ?::jsonb, ?::timestamptz)
            on conflict (id) do update
               set definition = excluded.definition,
                   retired_at = case when excluded.retired_at is null then null
                                     else coalesce(%1$s.retired_at, excluded.retired_at) end
            """;
    private static final String SETTINGS =
            "update clinic_settings set hold_minutes = ?, cancel_notice_hours = ?, public_holds = ?";
    private static final String REVISION = """
            update clinic_revision
               set revision = ?, content = ?, content_hash = encode(sha256(convert_to(?, 'UTF8')), 'hex'),
                   author = ?, loaded_at = ?
            """;

    private static final String TEXT = """
            update clinic_revision
               set content = ?, content_hash = encode(sha256(convert_to(?, 'UTF8')), 'hex'), author = ?, loaded_at = ?
             where content is distinct from ?
            """;

    private final Database database;
    private final Clock clock;

    PlanWriter(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Waits until nobody books, and makes bookings wait until the transaction ends. */
    void lock() {
        database.first(LOCK, row -> true, Clinic.PLAN_LOCK);
    }

    /** Differences come in the order of {@link EntityKind}, so that an actor's site is there before it. */
    void write(ClinicPlan plan, List<Difference> differences, Source source) {
        var now = clock.instant();
        differences.forEach(difference -> write(plan, difference, now));
        database.update(REVISION, plan.revision(), source.text(), source.text(), source.author(), now);
    }

    /** For a file that says the same in other words: its owner wants to read the newest comments. False if the words are the same. */
    boolean keepText(Source source) {
        return database.update(TEXT, source.text(), source.text(), source.author(), clock.instant(), source.text()) > 0;
    }

    private void write(ClinicPlan plan, Difference difference, Instant now) {
        var code = difference.code();
        switch (difference.kind()) {
            case SETTINGS -> {
                var settings = plan.settings();
                database.update(SETTINGS, settings.holdMinutes(), settings.cancelNoticeHours(), settings.publicHolds());
            }
            case SITE -> {
                var site = plan.site(code).orElseThrow();
                write("site", site.id(), code, site, site.retired() ? now : null);
            }
            case ACTOR -> {
                var actor = plan.actor(code).orElseThrow();
                write("actor", actor.id(), code, actor, actor.retired() ? now : null);
            }
            case SERVICE -> {
                var service = plan.service(code).orElseThrow();
                write("service", service.id(), code, service, service.retired() ? now : null);
            }
            case PROTOCOL -> throw new IllegalArgumentException("Protocols are no part of the plan");
        }
    }

    private void write(String table, UUID id, String code, Record entity, Instant retiredAt) {
        database.update(WRITE.formatted(table), id, code, PlanJson.definition(entity), retiredAt);
    }
}
