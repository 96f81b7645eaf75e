package org.stillpoint.availability;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.stillpoint.platform.Constraints;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;

/** The calendars of two people who turn out to be one. Joins the caller's transaction. */
@ApplicationScoped
class PersonLanes {

    private static final String MEETING = """
            select a.claimant_id, b.claimant_id
              from claim a
              join claim b on b.schedule_id = ? and b.during && a.during
             where a.schedule_id = ? and upper(a.during) > ? and upper(b.during) > ?
            """;

    private static final String OPEN = "insert into schedule (id, lanes) values (?, 1) on conflict do nothing";

    /**
     * What is over is in nobody's way, and of two visits of one person at once one is enough: the one that is over goes, of two that
     * are over the first calendar's.
     */
    private static final String DROP_OVER = """
            delete from claim a using claim b
             where a.during && b.during and upper(a.during) <= ?
               and (a.schedule_id = ? and b.schedule_id = ?
                    or a.schedule_id = ? and b.schedule_id = ? and upper(b.during) > ?)
            """;

    /** In the order in which a set of visits is given back: two who want the same rows do not wait in a circle. */
    private static final String LOCK = "select from claim where schedule_id = ? order by claimant_id, part for update";

    private static final String MOVE = "update claim set schedule_id = ? where schedule_id = ?";

    private static final String NO_OVERLAP = "claim_no_overlap";

    private final Database database;

    PersonLanes(Database database) {
        this.database = database;
    }

    /** Whose claims on the two calendars meet and are not over. */
    Set<UUID> meeting(UUID one, UUID other, Instant now) {
        var all = new TreeSet<UUID>();
        database.list(
                MEETING,
                row -> all.add(row.getObject(1, UUID.class)) | all.add(row.getObject(2, UUID.class)),
                one,
                other,
                now,
                now);
        return all;
    }

    /** Throws {@link CalendarsMeet} if what was taken meanwhile is in the way; the caller starts over and finds it. */
    void join(UUID from, UUID into, Instant now) {
        try {
            database.send(new RoundTrip()
                    .update(OPEN, count -> {}, into)
                    .query(LOCK, rows -> {}, from)
                    .update(DROP_OVER, count -> {}, now, from, into, into, from, now)
                    .update(MOVE, count -> {}, into, from));
        } catch (Database.Failure refused) {
            throw Constraints.violated(refused).filter(NO_OVERLAP::equals).isPresent() ? new CalendarsMeet() : refused;
        }
    }

    void forget(UUID person) {
        database.send(new RoundTrip()
                .update("delete from claim where schedule_id = ?", count -> {}, person)
                .update("delete from schedule where id = ?", count -> {}, person));
    }
}
