package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import org.stillpoint.clinic.ClinicChanged;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.Database;

/**
 * Takes what is booked at a site along into its new time zone, in the transaction that changes the plan. That no visit's local time
 * becomes another was insisted on before; from then on it is the new zone's rules that may shift it.
 */
@ApplicationScoped
class CarriedZones {

    private static final String CARRY = """
            update appointment
               set zone = site.zone, version = version + 1
              from unnest(?::uuid[], ?::text[]) site(id, zone)
             where site_id = site.id and appointment.zone <> site.zone
               and status = 'BOOKED' and start_at > ?
            """;

    private final Database database;
    private final Clock clock;

    CarriedZones(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void carry(@Observes ClinicChanged changed) {
        var sites = changed.plan().sites().stream()
                .filter(site -> hadAnotherZone(site, changed.before()))
                .toList();
        if (!sites.isEmpty()) {
            database.update(
                    CARRY,
                    sites.stream().map(Site::id).toArray(UUID[]::new),
                    sites.stream().map(Site::zone).map(ZoneId::getId).toArray(String[]::new),
                    clock.instant());
        }
    }

    private static boolean hadAnotherZone(Site site, ClinicPlan before) {
        return before.site(site.id())
                .filter(was -> !was.zone().equals(site.zone()))
                .isPresent();
    }
}
