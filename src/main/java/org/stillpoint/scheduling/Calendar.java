package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.patient.Patients;
import org.stillpoint.platform.Bounds;
import org.stillpoint.platform.Cursor;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;

/** Reads appointments: the patient's own, and all of them for staff. */
@ApplicationScoped
class Calendar {

    private static final int MOST_DAYS = 366;

    private final CalendarQuery query;
    private final Appointments appointments;
    private final OwnVisits own;
    private final AppointmentViews views;
    private final Clinic clinic;
    private final CurrentUser user;
    private final Patients patients;
    private final Audit audit;
    private final Clock clock;

    Calendar(
            CalendarQuery query,
            Appointments appointments,
            OwnVisits own,
            AppointmentViews views,
            Clinic clinic,
            CurrentUser user,
            Patients patients,
            Audit audit,
            Clock clock) {
        this.query = query;
        this.appointments = appointments;
        this.own = own;
        this.views = views;
        this.clinic = clinic;
        this.user = user;
        this.patients = patients;
        this.audit = audit;
        this.clock = clock;
    }

    AppointmentView get(UUID id) {
        if (!user.mayReadCalendar()) {
            own.insistOn(id);
        }
        var appointment = appointments.get(id);
        audit.record(AppointmentDeeds.of("APPOINTMENT_READ", appointment));
        return views.named(List.of(appointment)).getFirst();
    }

    Page<AppointmentView> list(AppointmentFilter filter, PageRequest page) {
        var patient = own.patient(filter);
        var site = Optional.ofNullable(filter.site).map(this::site);
        var wanted = new CalendarQuery.Wanted(
                site.map(Site::id),
                starts(filter, site),
                filter.statuses == null ? List.of() : filter.statuses,
                patient,
                Optional.ofNullable(filter.displaced).filter(wished -> wished).map(wished -> clock.instant()),
                page.after());
        var found =
                Page.of(query.page(wanted, page.limit() + 1), page.limit(), last -> new Cursor(last.start(), last.id())
                        .encode());
        if (found.items().isEmpty()) {
            patient.ifPresent(patients::insistNotMerged);
        }
        audit.record(AppointmentDeeds.listed(found.items()));
        return new Page<>(views.named(found.items()), found.next());
    }

    private Site site(String code) {
        return clinic.plan(known -> known.site(code).isPresent())
                .site(code)
                .orElseThrow(() -> InvalidRequest.parameter("site", "there is no such site"));
    }

    private static Optional<TimeSlot> starts(AppointmentFilter filter, Optional<Site> site) {
        if (filter.from == null && filter.to == null) {
            return Optional.empty();
        }
        if (site.isEmpty() && (isDate(filter.from) || isDate(filter.to))) {
            throw InvalidRequest.parameter("site", "is needed with local dates, which are those of a site");
        }
        var zone = site.map(Site::zone).orElse(ZoneOffset.UTC);
        return Optional.of(Bounds.window(filter.from, filter.to, zone, MOST_DAYS));
    }

    private static boolean isDate(String text) {
        return text != null && text.length() == 10;
    }
}
