package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.availability.VisitsTaken;
import org.stillpoint.patient.Gates;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.scheduling.CourseBooking;
import org.stillpoint.scheduling.OfferedStarts;
import org.stillpoint.scheduling.SlotsView;
import org.stillpoint.scheduling.VisitFact;
import org.stillpoint.scheduling.WantedVisit;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;
import org.stillpoint.treatment.NextSession;

/** Books what a follow-up is for inside its window, by the same rules as any other visit. */
@ApplicationScoped
@Transactional
class FollowUpBooking {

    private static final String KIND = "FollowUp";
    private static final String BOOKED = "select 1 from appointment where id = ? and status in ('BOOKED', 'ARRIVED')";

    private final FollowUps followUps;
    private final FollowUpVisits visits;
    private final FollowUpHistory history;
    private final FollowUpViews views;
    private final OfferedStarts starts;
    private final NextSession next;
    private final CourseBooking booking;
    private final Recompute recompute;
    private final Gates gates;
    private final Database database;
    private final CurrentUser user;
    private final Audit audit;
    private final Clock clock;

    FollowUpBooking(
            FollowUps followUps,
            FollowUpVisits visits,
            FollowUpHistory history,
            FollowUpViews views,
            OfferedStarts starts,
            NextSession next,
            CourseBooking booking,
            Recompute recompute,
            Gates gates,
            Database database,
            CurrentUser user,
            Audit audit,
            Clock clock) {
        this.followUps = followUps;
        this.visits = visits;
        this.history = history;
        this.views = views;
        this.starts = starts;
        this.next = next;
        this.booking = booking;
        this.recompute = recompute;
        this.gates = gates;
        this.database = database;
        this.user = user;
        this.audit = audit;
        this.clock = clock;
    }

    /** Inside of what is left of its window. */
    SlotsView slots(UUID id, Optional<String> service, PageRequest page) {
        var followUp = followUps.get(id);
        followUp.insistOnWork();
        var visit = visits.of(followUp, service);
        var window = FollowUpVisits.when(followUp, clock.instant());
        var found = starts.within(visit.service(), visit.site(), followUp.patientId(), window, page);
        audit.record(Deed.of("FOLLOW_UP_SLOTS_READ", KIND, id).about(followUp.patientId()));
        return found;
    }

    FollowUpBookedView book(UUID id, long version, BookFollowUp request) {
        var patient = patientOf(id);
        gates.lock(patient);
        recompute.lock(patient);
        var followUp = followUps.locked(id, version);
        followUp.insistOnWork();
        insistNotBooked(followUp);
        var start = request.start().toInstant();
        insistInWindow(followUp, start);
        var booked = book(followUp, start, request);
        return kept(followUp, booked);
    }

    private UUID patientOf(UUID id) {
        return database.first("select patient_id from follow_up where id = ?", row -> row.getObject(1, UUID.class), id)
                .orElseThrow(NotFound::new);
    }

    private void insistNotBooked(FollowUp followUp) {
        followUp.appointmentId()
                .filter(appointment ->
                        database.first(BOOKED, row -> true, appointment).isPresent())
                .ifPresent(appointment -> {
                    throw new FollowUpBooked(appointment);
                });
    }

    private void insistInWindow(FollowUp followUp, Instant start) {
        var window = FollowUpVisits.when(followUp, clock.instant());
        if (start.isBefore(window.start()) || !start.isBefore(window.end())) {
            throw new OutsideWindow(window);
        }
    }

    private VisitFact book(FollowUp followUp, Instant start, BookFollowUp request) {
        var visit = visits.of(followUp, Optional.ofNullable(request.service()));
        var override = Optional.ofNullable(request.override());
        if (visit.inSeries().isPresent()) {
            return next.book(followUp.seriesId().orElseThrow(), visit.inSeries().get(), start, override);
        }
        try {
            var wanted = List.of(new WantedVisit(visit.service(), visit.site(), start));
            return booking.bookAll(followUp.patientId(), wanted, override).getFirst();
        } catch (VisitsTaken taken) {
            throw taken.unseated().getFirst().why();
        }
    }

    private FollowUpBookedView kept(FollowUp followUp, VisitFact booked) {
        var now = clock.instant();
        followUp.bookAs(booked.id(), now);
        followUps.flush();
        history.tell(followUp, "BOOKED", Map.of("appointment", booked.id()), user.account(), now);
        audit.record(Deed.of("FOLLOW_UP_BOOKED", KIND, followUp.id()).about(followUp.patientId()));
        return FollowUpBookedView.of(booked, views.of(followUp));
    }
}
