package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.LocalTimes;
import org.stillpoint.clinic.Route;
import org.stillpoint.clinic.Site;
import org.stillpoint.patient.Patients;
import org.stillpoint.platform.Cursor;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.scheduling.DayVisits;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.treatment.CourseOfVisit;

/** Begins sessions and reads them. */
@ApplicationScoped
@Transactional
class SessionDesk {

    private final Sessions sessions;
    private final SessionChanges changes;
    private final SessionFiles files;
    private final SessionViews views;
    private final SessionNews news;
    private final DayVisits visits;
    private final CourseOfVisit courses;
    private final Clinic clinic;
    private final CurrentUser user;
    private final Patients patients;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    SessionDesk(
            Sessions sessions,
            SessionChanges changes,
            SessionFiles files,
            SessionViews views,
            SessionNews news,
            DayVisits visits,
            CourseOfVisit courses,
            Clinic clinic,
            CurrentUser user,
            Patients patients,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.sessions = sessions;
        this.changes = changes;
        this.files = files;
        this.views = views;
        this.news = news;
        this.visits = visits;
        this.courses = courses;
        this.clinic = clinic;
        this.user = user;
        this.patients = patients;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The arrival locks the visit, so that nobody begins a second session of it meanwhile. */
    SessionView begin(BeginSession request) {
        var planned = visits.arrived(request.appointment());
        var visit = planned.visit();
        if (visit.patient().equals(Patients.NOBODY)) {
            throw new NotFound();
        }
        if (visit.service().route() == Route.NONE) {
            throw new NothingIsGiven();
        }
        sessions.ofAppointment(visit.id()).ifPresent(session -> {
            throw new SessionExists(session.id());
        });
        var now = clock.instant();
        var course = courses.of(visit);
        var session =
                Session.arrive(ids.next(), visit, course, planned.arrivedAt().orElse(now));
        sessions.persist(session);
        sessions.flush();
        changes.persist(SessionChange.arrival(session, user.account().orElse(null), now));
        news.changed(session, SessionNews.STATE, session.arrivedAt());
        audit.record(SessionDeeds.of("SESSION_BEGUN", session));
        return views.whole(new SessionFile(session, planned, course.protocol(), Optional.empty()));
    }

    SessionView get(UUID id) {
        var file = files.of(id);
        var view = views.whole(file);
        audit.record(SessionDeeds.of("SESSION_READ", file.session()));
        return view;
    }

    /** Newest first. */
    Page<SessionView> list(SessionFilter filter, PageRequest page) {
        var site = Optional.ofNullable(filter.site).map(this::site);
        var rows = sessions.page(
                site.map(Site::id),
                arrivals(filter, site),
                filter.inStates(),
                Optional.ofNullable(filter.patient),
                page);
        var found = Page.of(rows, page.limit(), last -> new Cursor(last.arrivedAt(), last.id()).encode());
        var items = files.of(found.items()).stream().map(views::brief).toList();
        if (found.items().isEmpty()) {
            Optional.ofNullable(filter.patient).ifPresent(patients::insistNotMerged);
        }
        audit.record(SessionDeeds.listed(found.items()));
        return new Page<>(items, found.next());
    }

    private Site site(String code) {
        return clinic.plan(known -> known.site(code).isPresent())
                .site(code)
                .orElseThrow(() -> InvalidRequest.parameter("site", "there is no such site"));
    }

    private static Optional<TimeSlot> arrivals(SessionFilter filter, Optional<Site> site) {
        if (filter.date == null) {
            return Optional.empty();
        }
        if (site.isEmpty()) {
            throw InvalidRequest.parameter("site", "is needed with a local date, which is that of a site");
        }
        return LocalTimes.day(filter.date, site.get().zone());
    }
}
