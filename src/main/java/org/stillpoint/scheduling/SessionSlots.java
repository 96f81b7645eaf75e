package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.availability.Availability;
import org.stillpoint.availability.FreeStarts;
import org.stillpoint.availability.PlanMoved;
import org.stillpoint.availability.SlotSearch;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Service;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.Bounds;
import org.stillpoint.platform.Cursor;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.scheduling.SlotsView.SlotView;
import org.stillpoint.security.CurrentUser;

/** Searches session slots: by the clinic's rules for everybody, with more to ask and more to see for staff. */
@ApplicationScoped
class SessionSlots {

    private static final int MOST_DAYS = 62;
    private static final UUID NO_ID = new UUID(0, 0);

    private final Availability availability;
    private final OwnVisits own;
    private final MovableVisits movable;
    private final Clinic clinic;
    private final CurrentUser user;
    private final Clock clock;

    SessionSlots(
            Availability availability,
            OwnVisits own,
            MovableVisits movable,
            Clinic clinic,
            CurrentUser user,
            Clock clock) {
        this.availability = availability;
        this.own = own;
        this.movable = movable;
        this.clinic = clinic;
        this.user = user;
        this.clock = clock;
    }

    SlotsView search(SlotFilter filter, PageRequest page) {
        filter.insistOnTheNeeded();
        return PlanMoved.readAgain(() -> searchOnce(filter, page));
    }

    private SlotsView searchOnce(SlotFilter filter, PageRequest page) {
        var plan = clinic.plan(known -> known.service(filter.service).isPresent()
                && known.site(filter.site).isPresent()
                && (filter.practitioner == null
                        || known.actor(filter.practitioner).isPresent()));
        var service = service(plan, filter);
        var site = site(plan, filter, service);
        var wanted = filter.wanted();
        var window = Bounds.window(filter.from, filter.to, site.zone(), MOST_DAYS);
        var practitioner = practitioner(plan, filter);
        var moving = movable.visit(service, filter.appointment);
        var person = movable.person(moving, filter.patient);
        var starts = bookableStarts(service, window, page.after().map(Cursor::at));
        if (starts.isEmpty()) {
            return new SlotsView(service.code(), site.code(), site.zone(), List.of(), null);
        }
        var free = availability.slots(new SlotSearch(
                plan,
                service,
                site,
                starts.get(),
                person,
                practitioner,
                Set.of(),
                moving.stream().map(Appointment::id).collect(Collectors.toSet())));
        var found = free.stream()
                .filter(start -> wanted.test(LocalDateTime.ofInstant(start, site.zone())))
                .limit(page.limit() + 1L)
                .toList();
        var cut = Page.of(found, page.limit(), start -> new Cursor(start, NO_ID).encode());
        var items = cut.items().stream()
                .map(start -> view(start, service, site, free))
                .toList();
        return new SlotsView(service.code(), site.code(), site.zone(), items, cut.next());
    }

    private SlotView view(Instant start, Service service, Site site, FreeStarts free) {
        return new SlotView(
                AppointmentViews.at(start, site.zone()),
                AppointmentViews.at(start.plus(Duration.ofMinutes(service.patientMinutes())), site.zone()),
                user.mayReadCalendar() ? free.capacityAt(start) : null);
    }

    /** The part of the window in which a visit may start: not too soon, not too far ahead, behind the cursor. */
    private Optional<TimeSlot> bookableStarts(Service service, TimeSlot window, Optional<Instant> after) {
        var now = clock.instant();
        var earliest = max(window.start(), StartRule.earliest(service, now));
        var start = after.map(last -> max(earliest, last.plusNanos(1))).orElse(earliest);
        var latest = StartRule.latest(service, now).plusNanos(1);
        var end = latest.isBefore(window.end()) ? latest : window.end();
        return start.isBefore(end) ? Optional.of(new TimeSlot(start, end)) : Optional.empty();
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Service service(ClinicPlan plan, SlotFilter filter) {
        return plan.service(filter.service)
                .filter(service -> isOpen(service, plan, filter.appointment))
                .orElseThrow(() -> InvalidRequest.parameter("service", "there is no such service"));
    }

    private boolean isOpen(Service service, ClinicPlan plan, UUID asked) {
        return BookableVisit.isOpen(service, user.mayReadCalendar())
                || !service.retired()
                        && ownService(plan, service, asked)
                                .filter(service::equals)
                                .isPresent();
    }

    /** A patient who wants to move an appointment may search for its service. */
    private Optional<Service> ownService(ClinicPlan plan, Service wanted, UUID asked) {
        return wanted.openToPublic()
                ? Optional.empty()
                : own.find(asked).flatMap(appointment -> plan.service(appointment.serviceId()));
    }

    static Site site(ClinicPlan plan, SlotFilter filter, Service service) {
        var site = plan.site(filter.site)
                .filter(found -> !found.retired())
                .orElseThrow(() -> InvalidRequest.parameter("site", "there is no such site"));
        if (!BookableVisit.offers(site, service)) {
            throw InvalidRequest.parameter("site", "does not offer this service");
        }
        return site;
    }

    private Optional<Actor> practitioner(ClinicPlan plan, SlotFilter filter) {
        if (filter.practitioner == null && filter.patient == null) {
            return Optional.empty();
        }
        if (!user.mayReadCalendar()) {
            throw InvalidRequest.parameter(
                    filter.practitioner == null ? "patient" : "practitioner", "can be asked for by staff only");
        }
        return Optional.ofNullable(filter.practitioner).map(code -> plan.actor(code)
                .filter(actor -> !actor.retired())
                .orElseThrow(() -> InvalidRequest.parameter("practitioner", "there is no such actor")));
    }
}
