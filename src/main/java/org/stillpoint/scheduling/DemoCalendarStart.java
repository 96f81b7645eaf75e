package org.stillpoint.scheduling;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Fills the demo clinic's calendar when it starts for the first time. */
@ApplicationScoped
class DemoCalendarStart {

    private static final Logger LOG = Logger.getLogger(DemoCalendarStart.class);

    private final DemoCalendar calendar;
    private final boolean demo;

    DemoCalendarStart(
            DemoCalendar calendar, @ConfigProperty(name = "stillpoint.demo", defaultValue = "false") boolean demo) {
        this.calendar = calendar;
        this.demo = demo;
    }

    void fill(@Observes StartupEvent start) {
        if (demo) {
            int booked = calendar.fill();
            if (booked > 0) {
                LOG.infof("The demo's calendar has %d appointments", booked);
            }
        }
    }
}
