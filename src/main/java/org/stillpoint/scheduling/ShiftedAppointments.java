package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.Cursor;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.security.Audit;
import org.stillpoint.security.Deed;

/**
 * Finds what has to be moved to keep its local time, because the rules of a time zone have changed since it was booked. Java's rules
 * decide, so all that lies ahead is read and compared here.
 */
@ApplicationScoped
@Transactional
class ShiftedAppointments {

    private static final String AHEAD = """
            select id, reference, site_id, patient_id, start_at, local_start, zone, version
              from appointment
             where status = 'BOOKED' and start_at >= ? and (start_at, id) > (?, ?)
             order by start_at, id
             limit 5000
            """;

    private static final UUID FIRST = new UUID(0, 0);

    private final Database database;
    private final Clinic clinic;
    private final Audit audit;
    private final Clock clock;

    ShiftedAppointments(Database database, Clinic clinic, Audit audit, Clock clock) {
        this.database = database;
        this.clinic = clinic;
        this.audit = audit;
        this.clock = clock;
    }

    Page<ShiftedAppointment> list(PageRequest page) {
        var after = page.after().orElseGet(() -> new Cursor(Instant.EPOCH, FIRST));
        var found = Page.of(
                find(after, page.limit() + 1), page.limit(), last -> new Cursor(last.start(), last.id()).encode());
        var patients = found.items().stream()
                .map(ShiftedAppointment.Row::patientId)
                .distinct()
                .toList();
        audit.record(Deed.of("SHIFTED_APPOINTMENTS_LISTED", "Appointment")
                .about(patients)
                .showing(found.items().size()));
        var plan = clinic.plan(known ->
                found.items().stream().allMatch(row -> known.site(row.siteId()).isPresent()));
        return found.map(row -> row.at(code(plan, row.siteId())));
    }

    private static String code(ClinicPlan plan, UUID site) {
        return plan.site(site).map(Site::code).orElseThrow();
    }

    boolean thereAreSome() {
        return !find(new Cursor(Instant.EPOCH, FIRST), 1).isEmpty();
    }

    private List<ShiftedAppointment.Row> find(Cursor after, int limit) {
        var now = clock.instant();
        var found = new ArrayList<ShiftedAppointment.Row>();
        var place = after;
        var rows = ahead(now, place);
        while (!rows.isEmpty() && found.size() < limit) {
            rows.stream()
                    .filter(ShiftedAppointment.Row::isShifted)
                    .limit(limit - found.size())
                    .forEach(found::add);
            place = new Cursor(rows.getLast().start(), rows.getLast().id());
            rows = ahead(now, place);
        }
        return found;
    }

    private List<ShiftedAppointment.Row> ahead(Instant now, Cursor after) {
        return database.list(
                AHEAD,
                row -> new ShiftedAppointment.Row(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class),
                        row.getTimestamp(5).toInstant(),
                        row.getObject(6, LocalDateTime.class),
                        ZoneId.of(row.getString(7)),
                        row.getLong(8)),
                now,
                after.at(),
                after.id());
    }
}
