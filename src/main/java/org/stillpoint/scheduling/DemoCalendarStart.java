package org.stillpoint.scheduling;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.stillpoint.platform.Demo;

/** Fills the demo clinic's calendar when it starts for the first time. */
@ApplicationScoped
class DemoCalendarStart {

    private static final Logger LOG = Logger.getLogger(DemoCalendarStart.class);

    private final DemoCalendar calendar;
    private final Demo demo;

    DemoCalendarStart(DemoCalendar calendar, Demo demo) {
        this.calendar = calendar;
        this.demo = demo;
    }

    void fill(@Observes StartupEvent start) {
        if (demo.isOn()) {
            int booked = calendar.fill();
            if (booked > 0) {
                LOG.infof("The demo's calendar has %d appointments", booked);
            }
        }
    }
}
