package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.stillpoint.availability.Availability;
import org.stillpoint.availability.Claimant;
import org.stillpoint.availability.Claimed;
import org.stillpoint.availability.SlotTaken;
import org.stillpoint.availability.VisitAt;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.Refusal;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;

/** What becomes of an appointment: moved, cancelled, arrived, missed. Each needs the version that the caller read. */
@ApplicationScoped
@Transactional(dontRollbackOn = RefusedButHeard.class)
class Changes {

    private final Availability availability;
    private final Appointments appointments;
    private final ChangeRules rules;
    private final AppointmentViews views;
    private final BookableVisit bookable;
    private final VisitGates gates;
    private final AppointmentKeys keys;
    private final AppointmentNews news;
    private final Instance<HearsCancellation> hearers;
    private final Clinic clinic;
    private final CurrentUser user;
    private final Audit audit;
    private final Clock clock;

    Changes(
            Availability availability,
            Appointments appointments,
            ChangeRules rules,
            AppointmentViews views,
            BookableVisit bookable,
            VisitGates gates,
            AppointmentKeys keys,
            AppointmentNews news,
            Instance<HearsCancellation> hearers,
            Clinic clinic,
            CurrentUser user,
            Audit audit,
            Clock clock) {
        this.availability = availability;
        this.appointments = appointments;
        this.rules = rules;
        this.views = views;
        this.bookable = bookable;
        this.gates = gates;
        this.keys = keys;
        this.news = news;
        this.hearers = hearers;
        this.clinic = clinic;
        this.user = user;
        this.audit = audit;
        this.clock = clock;
    }

    /** Moves the visit; identity and reference stay, and so do the actors wherever they can. */
    AppointmentView reschedule(UUID id, long version, RescheduleAppointment request) {
        request.check(user.mayWriteCalendar());
        var now = clock.instant();
        rules.insistOnOwn(id);
        var appointment = charged(id, version);
        var visit = target(appointment, request);
        boolean keepsItsTime = OwnTime.isKept(appointment, visit, now);
        OwnTime.insistOnMovable(appointment, keepsItsTime);
        rules.insistOnNotice(appointment, now);
        if (!keepsItsTime) {
            return move(appointment, visit, Optional.ofNullable(request.override()), now);
        }
        if (appointment.displacedAt().isEmpty() && request.practitioner() == null) {
            // Nobody else has to serve it, so what is meant is the time: where the rules of the zone have changed, the
            // new one.
            appointment.agreeOnPresentTime();
        }
        return recast(appointment, visit);
    }

    /**
     * Only who serves it changes, as where several visits move together: what was asked when it got its time is not asked again, so
     * nothing is lifted, and it is not counted as moved.
     */
    private AppointmentView recast(Appointment appointment, VisitAt visit) {
        var claimed = claim(appointment, visit);
        appointment.recast(PlannedVisit.of(visit, claimed.served(), Optional.empty()));
        return flushed(
                appointment,
                AppointmentDeeds.REASSIGNED,
                changed -> news.moved(changed, changed.siteId(), changed.start()));
    }

    private AppointmentView move(Appointment appointment, VisitAt visit, Optional<RuleOverride> override, Instant now) {
        StartRule.insist(visit, now, override.isPresent());
        var lifted = gates.insist(appointment, visit, override);
        rules.insistOnNobodyInDanger(appointment);
        var formerSite = appointment.siteId();
        var formerStart = appointment.start();
        var formerEnd = appointment.end();
        var claimed = claim(appointment, visit);
        var excuse = StartRule.excuse(visit, now, override);
        appointment.move(
                PlannedVisit.of(visit, claimed.served(), excuse), user.account().orElse(null));
        gates.keep(lifted, appointment);
        if (appointment.end().isAfter(formerEnd)) {
            keys.prolong(List.of(appointment));
        }
        var moved = flushed(appointment, "APPOINTMENT_MOVED", changed -> news.moved(changed, formerSite, formerStart));
        AppointmentDeeds.lifted(appointment, excuse).ifPresent(audit::record);
        return moved;
    }

    private Claimed claim(Appointment appointment, VisitAt visit) {
        var same = appointment.actors().stream().map(PlannedActor::actor).collect(Collectors.toSet());
        var former = visit.plan().site(appointment.siteId()).orElseThrow();
        var claimant = Claimant.appointment(appointment.id(), appointment.patientId());
        try {
            return availability.move(
                    visit, claimant, same, appointment.timeline().at(former));
        } catch (SlotTaken taken) {
            throw user.mayWriteCalendar() ? taken : taken.withoutBlockers();
        }
    }

    private VisitAt target(Appointment appointment, RescheduleAppointment request) {
        var plan = clinic.plan(known -> AppointmentViews.knows(known, appointment)
                && (request.site() == null || known.site(request.site()).isPresent()));
        var site = request.site() == null
                ? plan.site(appointment.siteId())
                : plan.site(request.site()).filter(each -> !each.retired());
        var service = plan.service(appointment.serviceId()).orElseThrow();
        Site found = site.filter(each -> BookableVisit.offers(each, service))
                .orElseThrow(
                        () -> InvalidRequest.at("/site", "there is no such site, or it does not offer this service"));
        var visit = new VisitAt(plan, service, found, request.start().toInstant());
        return request.practitioner() == null ? visit : bookable.with(request.practitioner(), visit);
    }

    /** {@code version} is read when what was told has been heard, because it may be refused. */
    AppointmentView cancel(UUID id, LongSupplier version, CancelAppointment request) {
        var now = clock.instant();
        rules.insistOnOwn(id);
        boolean heard = hear(appointments.get(id), request);
        var appointment = cancellable(id, version, heard, now);
        appointment.cancel(request.reason(), request.note(), rules.isLate(appointment, now), now);
        giveBack(appointment);
        return flushed(appointment, "APPOINTMENT_CANCELLED", news::cancelled);
    }

    private boolean hear(Appointment appointment, CancelAppointment request) {
        var note = Optional.ofNullable(request.note());
        return hearers.stream()
                .map(hearer -> hearer.hear(
                        appointment.id(), appointment.patientId(), request.reason(), note, !user.mayWriteCalendar()))
                .reduce(false, Boolean::logicalOr);
    }

    /** Nothing is changed yet, so what stays of a refusal is what was heard. */
    private Appointment cancellable(UUID id, LongSupplier version, boolean heard, Instant now) {
        try {
            var appointment = charged(id, version.getAsLong());
            appointment.insistOn(AppointmentStatus.BOOKED);
            rules.insistOnNotice(appointment, now);
            return appointment;
        } catch (Refusal refusal) {
            throw heard ? new RefusedButHeard(refusal) : refusal;
        }
    }

    AppointmentView arrive(UUID id, long version) {
        var appointment = appointments.get(id, version);
        appointment.arrive(clock.instant());
        return flushed(appointment, "APPOINTMENT_ARRIVED", news::arrived);
    }

    /** The rest of the visit is free for others. */
    AppointmentView miss(UUID id, long version) {
        var appointment = appointments.get(id, version);
        appointment.miss(clock.instant());
        giveBack(appointment);
        return flushed(appointment, "APPOINTMENT_MISSED", news::missed);
    }

    private void giveBack(Appointment appointment) {
        var site = clinic.plan(known -> known.site(appointment.siteId()).isPresent())
                .site(appointment.siteId())
                .orElseThrow();
        availability.release(Map.of(appointment.id(), appointment.timeline().at(site)));
    }

    private Appointment charged(UUID id, long version) {
        rules.charge();
        return appointments.get(id, version);
    }

    /** The version in the answer is the one after the change, so it has to be written first. */
    private AppointmentView flushed(Appointment appointment, String action, Consumer<Appointment> tell) {
        appointments.flush();
        tell.accept(appointment);
        audit.record(AppointmentDeeds.of(action, appointment));
        return views.of(appointment);
    }
}
