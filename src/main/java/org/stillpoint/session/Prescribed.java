package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;

/** How much was prescribed for the day. */
@ApplicationScoped
class Prescribed {

    /** How many devices; where nobody has said, as many as there can be, and 0 where the dose does not come in devices. */
    int devices(SessionFile file) {
        return ChartLimits.devices(file.session().route()).map(DeviceDose::most).orElse(0);
    }
}
