package org.stillpoint.scheduling;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.jboss.logging.Logger;

/** Warns when the rules of time zones that this server came with shift what is booked. */
@ApplicationScoped
class ShiftedAppointmentsStart {

    private static final Logger LOG = Logger.getLogger(ShiftedAppointmentsStart.class);

    private final ShiftedAppointments shifted;

    ShiftedAppointmentsStart(ShiftedAppointments shifted) {
        this.shifted = shifted;
    }

    void warn(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent start) {
        if (shifted.thereAreSome()) {
            LOG.warn(
                    "Time zones have changed: appointments are at another local time than was agreed. They are listed by"
                            + " GET /v1/shifted-appointments");
        }
    }
}
