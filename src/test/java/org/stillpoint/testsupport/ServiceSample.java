package org.stillpoint.testsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.clinic.Need;
import org.stillpoint.clinic.Phase;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Route;
import org.stillpoint.clinic.Service;

/** A made-up service: every 15 minutes, at any notice, two years ahead, for staff only, unless it says otherwise. */
public final class ServiceSample {

    private final List<Phase> phases = new ArrayList<>();
    private final List<Need> needs = new ArrayList<>();
    private Route route = Route.NONE;
    private int gridMinutes = 15;
    private int noticeMinutes;
    private int horizonDays = 730;
    private boolean openToPublic;

    ServiceSample() {}

    public ServiceSample route(Route value) {
        route = value;
        return this;
    }

    /** Half an hour and an hour of observation in a den, which anybody may ask for and not everybody may book alone. */
    public void injectionOpenToPublic() {
        route(Route.IM_KETAMINE)
                .phase(PhaseCode.DOSING, 30)
                .phase(PhaseCode.OBSERVATION, 60)
                .need("DEN", PhaseCode.DOSING, PhaseCode.OBSERVATION)
                .openToPublic();
    }

    public ServiceSample phase(PhaseCode code, int minutes) {
        phases.add(new Phase(code, minutes, Optional.empty(), Optional.empty()));
        return this;
    }

    /** One lane of a capability, in the role of the same name. */
    public ServiceSample need(String capability, PhaseCode from, PhaseCode to) {
        return need(capability, 1, from, to);
    }

    public ServiceSample need(String capability, int lanes, PhaseCode from, PhaseCode to) {
        return need(capability, capability, lanes, from, to);
    }

    public ServiceSample need(String role, String capability, int lanes, PhaseCode from, PhaseCode to) {
        needs.add(new Need(role, capability, lanes, from, to));
        return this;
    }

    public ServiceSample every(int minutes) {
        gridMinutes = minutes;
        return this;
    }

    public ServiceSample notice(int minutes) {
        noticeMinutes = minutes;
        return this;
    }

    public ServiceSample horizon(int days) {
        horizonDays = days;
        return this;
    }

    public ServiceSample openToPublic() {
        openToPublic = true;
        return this;
    }

    Service service(String code, UUID siteId) {
        return new Service(
                UUID.randomUUID(),
                code,
                code,
                "Sample visit",
                route,
                List.copyOf(phases),
                List.copyOf(needs),
                gridMinutes,
                noticeMinutes,
                horizonDays,
                openToPublic,
                Set.of(siteId),
                false);
    }
}
