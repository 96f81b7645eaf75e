package org.stillpoint.clinic;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Writes what has changed in the plan. Joins the caller's transaction. */
@ApplicationScoped
class PlanWriter {

    /** A neighbour that books takes the lock for milliseconds; whoever holds it longer is stuck. */
    private static final String LOCK = "select set_config('lock_timeout', '5s', true), pg_advisory_xact_lock(?)";

    private static final String WRITE = """
            insert into %s (id, code, definition, retired_at) values (?, ?, ?::jsonb, ?)
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

    private final DataSource database;
    private final Clock clock;

    PlanWriter(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Waits until nobody books, and makes bookings wait until the transaction ends. */
    void lock() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(LOCK)) {
            statement.setLong(1, Clinic.PLAN_LOCK);
            statement.execute();
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    void write(ClinicPlan plan, List<Difference> differences, Source source) {
        var now = Timestamp.from(clock.instant());
        try (var connection = database.getConnection()) {
            for (var difference : differences) {
                write(connection, plan, difference, now);
            }
            revision(connection, plan.revision(), source, now);
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    /** Differences come in the order of {@link EntityKind}, so that an actor's site is there before it. */
    private static void write(Connection connection, ClinicPlan plan, Difference difference, Timestamp now)
            throws SQLException {
        var code = difference.code();
        switch (difference.kind()) {
            case SETTINGS -> settings(connection, plan.settings());
            case SITE -> {
                var site = plan.site(code).orElseThrow();
                write(connection, "site", site.id(), code, site, site.retired() ? now : null);
            }
            case ACTOR -> {
                var actor = plan.actor(code).orElseThrow();
                write(connection, "actor", actor.id(), code, actor, actor.retired() ? now : null);
            }
            case SERVICE -> {
                var service = plan.service(code).orElseThrow();
                write(connection, "service", service.id(), code, service, service.retired() ? now : null);
            }
        }
    }

    private static void write(
            Connection connection, String table, UUID id, String code, Record entity, Timestamp retiredAt)
            throws SQLException {
        try (var statement = connection.prepareStatement(WRITE.formatted(table))) {
            statement.setObject(1, id);
            statement.setString(2, code);
            statement.setString(3, PlanJson.definition(entity));
            statement.setTimestamp(4, retiredAt);
            statement.executeUpdate();
        }
    }

    private static void settings(Connection connection, Settings settings) throws SQLException {
        try (var statement = connection.prepareStatement(SETTINGS)) {
            statement.setInt(1, settings.holdMinutes());
            statement.setInt(2, settings.cancelNoticeHours());
            statement.setInt(3, settings.publicHolds());
            statement.executeUpdate();
        }
    }

    private static void revision(Connection connection, long revision, Source source, Timestamp now)
            throws SQLException {
        try (var statement = connection.prepareStatement(REVISION)) {
            statement.setLong(1, revision);
            statement.setString(2, source.text());
            statement.setString(3, source.text());
            statement.setString(4, source.author());
            statement.setTimestamp(5, now);
            statement.executeUpdate();
        }
    }
}
