package org.stillpoint.scheduling;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.stillpoint.platform.RoundTrip;

/** Tells other features what becomes of appointments, once it is written, or as it is. Costs nothing while nobody listens. */
@Singleton
class AppointmentNews {

    private final Event<AppointmentBooked> booked;
    private final Event<AppointmentMoved> moved;
    private final Event<AppointmentCancelled> cancelled;
    private final Event<AppointmentArrived> arrived;
    private final Event<AppointmentMissed> missed;
    private final Event<AppointmentDisplaced> displaced;

    AppointmentNews(
            Event<AppointmentBooked> booked,
            Event<AppointmentMoved> moved,
            Event<AppointmentCancelled> cancelled,
            Event<AppointmentArrived> arrived,
            Event<AppointmentMissed> missed,
            Event<AppointmentDisplaced> displaced) {
        this.booked = booked;
        this.moved = moved;
        this.cancelled = cancelled;
        this.arrived = arrived;
        this.missed = missed;
        this.displaced = displaced;
    }

    void booked(Appointment appointment, RoundTrip writes) {
        booked.fire(new AppointmentBooked(
                appointment.id(), appointment.patientId(), appointment.siteId(), appointment.start(), writes));
    }

    void moved(Appointment appointment, UUID formerSite, Instant formerStart) {
        moved.fire(new AppointmentMoved(
                appointment.id(),
                appointment.patientId(),
                appointment.siteId(),
                appointment.start(),
                formerSite,
                formerStart));
    }

    void cancelled(Appointment appointment) {
        cancelled.fire(new AppointmentCancelled(
                appointment.id(), appointment.patientId(), appointment.siteId(), appointment.start()));
    }

    void arrived(Appointment appointment) {
        arrived.fire(new AppointmentArrived(
                appointment.id(), appointment.patientId(), appointment.siteId(), appointment.start()));
    }

    void displaced(Appointment appointment) {
        displaced.fire(new AppointmentDisplaced(
                appointment.id(), appointment.patientId(), appointment.siteId(), appointment.start()));
    }

    void missed(Appointment appointment) {
        missed.fire(new AppointmentMissed(
                appointment.id(), appointment.patientId(), appointment.siteId(), appointment.start()));
    }
}
