package org.stillpoint.availability;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.stillpoint.availability.ClaimWish.Former;
import org.stillpoint.availability.OngoingVisit.LaneNeed;
import org.stillpoint.platform.Database;

/**
 * The claims of visits that are taking place, which get longer or shorter with them: the caller locks the days, then look, write.
 * Joins the caller's transaction. Working hours do not count: whoever is with a patient stays.
 */
@ApplicationScoped
class StayClaims {

    /** A claim is at most 25 hours long, so what reaches into the rest began at most that long before it. */
    private static final String ENTRIES = """
            select s.id, s.lanes, c.claimant_id, c.kind, c.lane,
                   floor(date_part('epoch', lower(c.during)) / 300)::bigint,
                   ceil(date_part('epoch', upper(c.during)) / 300)::bigint,
                   c.expires_at <= ?
              from schedule s
              left join claim c
                on c.schedule_id = s.id and lower(c.during) >= ?::timestamptz - interval '25 hours'
               and lower(c.during) < ? and upper(c.during) > ?
             where s.id = any(?)
             order by s.id
            """;

    private static final String LAST_PART = "select coalesce(max(part), 0) from claim where claimant_id = ?";

    private static final String GIVE_BACK =
            "delete from claim where claimant_id = ? and schedule_id = any(?) and upper(during) > ? and lower(during) < ?";

    private static final Duration LONGEST_CLAIM = Duration.ofHours(25);

    private final Database database;
    private final ClaimLook look;
    private final ClaimTable claims;
    private final ClaimedDays days;
    private final DayTurns turns;
    private final Clock clock;

    StayClaims(Database database, ClaimLook look, ClaimTable claims, ClaimedDays days, DayTurns turns, Clock clock) {
        this.database = database;
        this.look = look;
        this.claims = claims;
        this.days = days;
        this.turns = turns;
        this.clock = clock;
    }

    void lock(UUID claimant, Former place) {
        var locks = days.of(Map.of(claimant, place));
        turns.await(locks);
        look.lock(locks);
    }

    /** {@code longer} where something could be taken. Reads only. */
    Extended outlook(OngoingVisit visit) {
        var books = new Stay(visit).books(LaneBook::extend);
        return new Extended(books.stream().anyMatch(LaneBook::isChanged), shortfalls(books));
    }

    Extended extend(OngoingVisit visit) {
        var stay = new Stay(visit);
        var books = stay.books(LaneBook::extend);
        return new Extended(stay.write(books), shortfalls(books));
    }

    private static List<Shortfall> shortfalls(List<LaneBook> books) {
        return books.stream().flatMap(book -> book.shortfalls().stream()).toList();
    }

    void shorten(OngoingVisit visit) {
        var stay = new Stay(visit);
        stay.write(stay.books(LaneBook::shorten));
    }

    /** From now on. */
    private final class Stay {

        private final OngoingVisit visit;
        private final Instant now = clock.instant();
        private final Instant from = Grid.instantOf(Grid.cellAtOrBefore(now));
        private final Instant until = from.plus(LONGEST_CLAIM);
        private boolean expired;

        Stay(OngoingVisit visit) {
            this.visit = visit;
        }

        /** Everybody who serves it, also those who are needed no more. */
        private UUID[] schedules() {
            var all = new TreeSet<>(visit.serving().values());
            all.add(visit.person());
            return all.toArray(UUID[]::new);
        }

        List<LaneBook> books(UnaryOperator<LaneBook> change) {
            var lanes = new LinkedHashMap<UUID, Integer>();
            var entries = new LinkedHashMap<UUID, List<LaneBook.Entry>>();
            database.list(ENTRIES, row -> read(row, lanes, entries), now, from, until, from, schedules());
            Map<UUID, List<LaneNeed>> needs =
                    visit.laneNeeds().stream().collect(Collectors.groupingBy(LaneNeed::schedule));
            long first = Grid.cellAtOrBefore(now);
            return lanes.entrySet().stream()
                    .map(each -> new LaneBook(
                            each.getKey(),
                            each.getValue(),
                            visit.claimant(),
                            first,
                            needs.getOrDefault(each.getKey(), List.of()),
                            entries.getOrDefault(each.getKey(), List.of())))
                    .map(change)
                    .toList();
        }

        private boolean read(ResultSet row, Map<UUID, Integer> lanes, Map<UUID, List<LaneBook.Entry>> entries)
                throws SQLException {
            var schedule = row.getObject(1, UUID.class);
            lanes.put(schedule, row.getInt(2));
            var claimant = row.getObject(3, UUID.class);
            if (claimant == null) {
                return false;
            }
            if (row.getBoolean(8)) {
                expired = true;
                return false;
            }
            return entries.computeIfAbsent(schedule, each -> new ArrayList<>())
                    .add(new LaneBook.Entry(
                            claimant,
                            ClaimKind.valueOf(row.getString(4)),
                            row.getInt(5),
                            row.getLong(6),
                            row.getLong(7)));
        }

        /** Whether anything changed. */
        boolean write(List<LaneBook> books) {
            var changed = books.stream().filter(LaneBook::isChanged).toList();
            if (changed.isEmpty()) {
                return false;
            }
            if (expired) {
                claims.sweep(List.of(schedules()), visit.rest(now).occupied(), now);
            }
            int last = database.first(LAST_PART, row -> row.getInt(1), visit.claimant())
                    .orElse(0);
            var touched = changed.stream().map(LaneBook::schedule).toArray(UUID[]::new);
            database.update(GIVE_BACK, visit.claimant(), touched, from, until);
            var rows = changed.stream().flatMap(book -> book.rows().stream()).toList();
            if (claims.insert(Claimant.appointment(visit.claimant(), visit.person()), last, rows) < rows.size()) {
                throw new SlotTaken.Contested();
            }
            return true;
        }
    }
}
