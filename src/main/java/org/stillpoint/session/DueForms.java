package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.Cursor;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.security.Audit;
import org.stillpoint.security.Deed;

/** The list of forms that are due: one query, whatever is asked. */
@ApplicationScoped
@Transactional
class DueForms {

    private static final String ROWS = """
            select f.id, f.session_id, s.patient_id, f.site_id, f.code, f.state, f.due_on, f.due_until, f.version
              from session_form f
              join session s on s.id = f.session_id
             where\s""";

    private final Database database;
    private final Clinic clinic;
    private final Audit audit;
    private final Clock clock;

    DueForms(Database database, Clinic clinic, Audit audit, Clock clock) {
        this.database = database;
        this.clinic = clinic;
        this.audit = audit;
        this.clock = clock;
    }

    private record Row(
            UUID id,
            UUID session,
            UUID patient,
            UUID site,
            String code,
            FormState state,
            LocalDate dueOn,
            Instant dueUntil,
            long version) {

        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getObject(3, UUID.class),
                    row.getObject(4, UUID.class),
                    row.getString(5),
                    FormState.valueOf(row.getString(6)),
                    row.getObject(7, LocalDate.class),
                    row.getObject(8, OffsetDateTime.class).toInstant(),
                    row.getLong(9));
        }
    }

    /** What is due first comes first. */
    Page<DueFormView> list(FormFilter filter, PageRequest page) {
        var now = clock.instant();
        var values = new ArrayList<Object>();
        var sql = ROWS + conditions(filter, page, now, values) + " order by f.due_until, f.id limit ?";
        values.add(page.limit() + 1);
        var found = Page.of(database.list(sql, Row::read, values.toArray()), page.limit(), last -> new Cursor(
                        last.dueUntil(), last.id())
                .encode());
        audit.record(Deed.of("SESSION_FORMS_LISTED", FormDesk.KIND)
                .about(found.items().stream().map(Row::patient).distinct().toList())
                .showing(found.items().size()));
        return found.map(row -> view(row, now));
    }

    private String conditions(FormFilter filter, PageRequest page, Instant now, List<Object> values) {
        var conditions = new ArrayList<String>();
        conditions.add(statuses(filter, now, values));
        if (filter.site != null) {
            conditions.add("f.site_id = ?");
            values.add(site(filter.site).id());
        }
        if (filter.session != null) {
            conditions.add("f.session_id = ?");
            values.add(filter.session);
        }
        if (filter.due != null) {
            conditions.add("f.due_on <= ?");
            values.add(filter.due);
        }
        page.after().ifPresent(cursor -> {
            conditions.add("(f.due_until, f.id) > (?, ?)");
            values.add(cursor.at());
            values.add(cursor.id());
        });
        return String.join(" and ", conditions);
    }

    /** Overdue is told by the clock. */
    private static String statuses(FormFilter filter, Instant now, List<Object> values) {
        if (filter.statuses == null || filter.statuses.isEmpty()) {
            return "f.state <> 'SUBMITTED'";
        }
        return filter.statuses.stream()
                .map(status -> switch (status) {
                    case SUBMITTED -> "f.state = 'SUBMITTED'";
                    case OVERDUE -> {
                        values.add(now);
                        yield "f.state <> 'SUBMITTED' and f.due_until <= ?";
                    }
                    case DRAFT, READY -> {
                        values.add(now);
                        yield "f.state = '" + status + "' and f.due_until > ?";
                    }
                })
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private Site site(String code) {
        return clinic.plan(known -> known.site(code).isPresent())
                .site(code)
                .orElseThrow(() -> InvalidRequest.parameter("site", "there is no such site"));
    }

    private DueFormView view(Row row, Instant now) {
        var overdue = row.state() != FormState.SUBMITTED && !now.isBefore(row.dueUntil());
        return new DueFormView(
                row.session(),
                row.patient(),
                clinic.plan(known -> known.site(row.site()).isPresent())
                        .site(row.site())
                        .orElseThrow()
                        .code(),
                row.code(),
                FormDefinitions.of(row.code()).title(),
                overdue ? FormState.OVERDUE : row.state(),
                row.dueOn(),
                row.version());
    }
}
