package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.LocalTimes;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Ids;

/**
 * Lets somebody call a patient whose session is booked, and whom a prescriber wants to come earlier. Nothing is moved by itself. Joins
 * the caller's transaction.
 */
@ApplicationScoped
class MoveRequests {

    static final String CODE = "MOVE_EARLIER";

    private static final String BOOKED = """
            select review.id, a.id
              from unnest(?, ?, ?) review(id, patient_id, origin)
              join follow_up f on f.patient_id = review.patient_id and f.origin = review.origin and f.status = 'OPEN'
              join appointment a on a.id = f.appointment_id and a.status = 'BOOKED'""";

    private final Database database;
    private final Ids ids;

    MoveRequests(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** The visits that stand in the way of what is suggested, by the follow-ups that suggest it. */
    Map<UUID, UUID> booked(List<ShownFollowUp> followUps) {
        var suggesting =
                followUps.stream().filter(each -> each.suggestion().isPresent()).toList();
        if (suggesting.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<UUID, UUID>();
        database.list(
                        BOOKED,
                        row -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                        suggesting.stream().map(ShownFollowUp::id).toArray(UUID[]::new),
                        suggesting.stream().map(ShownFollowUp::patient).toArray(UUID[]::new),
                        suggesting.stream()
                                .map(each -> each.suggestion().orElseThrow().origin())
                                .toArray(String[]::new))
                .forEach(visit -> found.put(visit.getKey(), visit.getValue()));
        return found;
    }

    static boolean isOne(String origin) {
        return origin.startsWith(CODE + ":");
    }

    /** Once; late when the first day that was accepted is over. */
    void ask(FollowUp review, Suggestion accepted, ZoneId zone, Instant now) {
        Optional.ofNullable(booked(List.of(review.shown())).get(review.id())).ifPresent(visit -> {
            var to = LocalTimes.instant(accepted.from().plusDays(1), LocalTime.MIDNIGHT, zone);
            var planned = new Planned(
                    CODE + ":" + review.id(),
                    CODE,
                    FollowUpDefaults.kind(CODE),
                    new Planned.Place(review.siteId(), review.seriesId(), Optional.empty(), Optional.empty()),
                    new Window(now, now, to),
                    List.of(),
                    new Why(CODE, now, null, null, null, null),
                    Optional.of(visit),
                    Optional.empty());
            var writes = new FollowUpWrites(ids::next, now);
            writes.create(review.patientId(), planned, FollowUpWrites.Basis.event(FollowUpDefaults.priority("CALL")));
            database.send(writes.statements());
        });
    }
}
