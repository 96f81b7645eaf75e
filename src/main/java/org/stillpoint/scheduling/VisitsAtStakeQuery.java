package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.platform.Database;

/** Finds the visits ahead and under way that a change of the clinic's plan may concern; bookings wait meanwhile, so these only. */
@ApplicationScoped
class VisitsAtStakeQuery {

    /**
     * A visit that is going on has begun within the last 25 hours, like its claims. Those that are named have claims that are not over,
     * whenever they were to end: the patient may be there still.
     */
    private static final String FIND = """
            select id
              from appointment
             where start_at >= ?::timestamptz - interval '25 hours' and status in ('BOOKED', 'ARRIVED')
               and (id = any(?)
                    or end_at > ? and (
                        site_id = any(?) or service_id = any(?)
                        or exists (select from jsonb_array_elements(actors) served
                                    where (served ->> 'actor')::uuid = any(?) and served -> 'lost' is distinct from 'true')))
             order by start_at, id
            """;

    private static final String EVER_BOOKED = """
            select id from unnest(?) service(id)
             where exists (select from appointment where service_id = service.id)
            """;

    private final Database database;

    VisitsAtStakeQuery(Database database) {
        this.database = database;
    }

    List<UUID> find(Set<UUID> visits, Set<UUID> sites, Set<UUID> services, Set<UUID> actors, Instant now) {
        if (visits.isEmpty() && sites.isEmpty() && services.isEmpty() && actors.isEmpty()) {
            return List.of();
        }
        return database.list(
                FIND,
                row -> row.getObject(1, UUID.class),
                now,
                array(visits),
                now,
                array(sites),
                array(services),
                array(actors));
    }

    /** Those of the services of which there is an appointment, however long ago and whatever became of it. */
    Set<UUID> everBooked(Collection<UUID> services) {
        return services.isEmpty()
                ? Set.of()
                : Set.copyOf(database.list(EVER_BOOKED, row -> row.getObject(1, UUID.class), (Object) array(services)));
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
