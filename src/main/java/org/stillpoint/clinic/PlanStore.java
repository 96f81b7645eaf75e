package org.stillpoint.clinic;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Database;

/** Reads the plan from the database. */
@ApplicationScoped
class PlanStore {

    /** One statement sees one snapshot, so that rows and revision belong together whatever is committed meanwhile. */
    private static final String READ = """
            select 'SETTINGS' as kind, null::uuid as id, r.revision::text as code, false as retired,
                   json_build_object('holdMinutes', s.hold_minutes, 'cancelNoticeHours', s.cancel_notice_hours,
                                     'publicHolds', s.public_holds)::text as definition
              from clinic_revision r cross join clinic_settings s
            union all
            select 'SITE', id, code, retired_at is not null, definition::text from site
            union all
            select 'ACTOR', id, code, retired_at is not null, definition::text from actor
            union all
            select 'SERVICE', id, code, retired_at is not null, definition::text from service
            """;

    private final Database database;

    PlanStore(Database database) {
        this.database = database;
    }

    long revision() {
        return database.first("select revision from clinic_revision", row -> row.getLong(1))
                .orElseThrow();
    }

    /** The clinic file as it was last loaded. */
    Optional<String> text() {
        return database.first("select content from clinic_revision where content is not null", row -> row.getString(1));
    }

    ClinicPlan read() {
        var rows = new Rows();
        database.list(READ, rows::add);
        return rows.plan();
    }

    private static final class Rows {

        private long revision;
        private Settings settings;
        private final List<Site> sites = new ArrayList<>();
        private final List<Actor> actors = new ArrayList<>();
        private final List<Service> services = new ArrayList<>();

        boolean add(ResultSet row) throws SQLException {
            switch (EntityKind.valueOf(row.getString("kind"))) {
                case SETTINGS -> {
                    revision = Long.parseLong(row.getString("code"));
                    settings = PlanJson.settings(row.getString("definition"));
                }
                case SITE -> sites.add(entity(row, Site.class));
                case ACTOR -> actors.add(entity(row, Actor.class));
                case SERVICE -> services.add(entity(row, Service.class));
                case PROTOCOL -> throw new IllegalStateException("Protocols are no part of the plan");
            }
            return true;
        }

        private static <T> T entity(ResultSet row, Class<T> type) throws SQLException {
            return PlanJson.entity(
                    type,
                    row.getObject("id", UUID.class),
                    row.getString("code"),
                    row.getBoolean("retired"),
                    row.getString("definition"));
        }

        ClinicPlan plan() {
            return new ClinicPlan(revision, settings, sites, actors, services);
        }
    }
}
