package org.stillpoint.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.ListeningConnection;
import org.stillpoint.platform.RoundTrip;

/** Keeps what has happened for a day, and finds what somebody has not seen of it. */
@ApplicationScoped
class ChangeLog {

    /** In the transaction of what it tells, wherever that is: no lock, and no round trip more. */
    private static final String WRITE = """
            insert into board_change (site_id, appointment_id, session_id, what, at, recorded_at) values (?, ?, ?, ?, ?, ?)""";

    /** The snapshot is that by which the rows are found. The end that is none makes every plan use the index. */
    static final String LOOK = """
            select here.seen, (select forgotten from board_memory m where m.cluster = here.cluster),
                   c.xact, c.site_id, c.appointment_id, c.session_id, c.what, c.at
              from (select %s as seen, (pg_control_system()).system_identifier::text as cluster) here
              left join board_change c on c.xact between ? and ? and c.cluster = here.cluster
                                      and not pg_visible_in_snapshot(c.xact::text::xid8, ?::pg_snapshot)
             order by c.number""".formatted(Position.SEEN);

    private static final String NOW = "select " + Position.SEEN;

    private static final String FORGET = """
            with gone as (delete from board_change where recorded_at < ? returning cluster, xact)
            insert into board_memory as known (cluster, forgotten) select cluster, max(xact) from gone group by cluster
            on conflict (cluster) do update set forgotten = greatest(known.forgotten, excluded.forgotten)""";

    private final Database database;
    private final Clock clock;

    ChangeLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** {@code session} is null for what has none. */
    void write(UUID site, UUID appointment, UUID session, String what, Instant at) {
        var writes = new RoundTrip();
        write(site, appointment, session, what, at, writes);
        database.send(writes);
    }

    void write(UUID site, UUID appointment, UUID session, String what, Instant at, RoundTrip writes) {
        writes.update(WRITE, count -> {}, site, appointment, session, what, at, clock.instant());
    }

    Position now() {
        return database.first(NOW, row -> positionOf(row.getString(1))).orElseThrow();
    }

    /** What a site's listener has not seen; empty if some of it has been forgotten, or was never here. */
    Optional<Look> since(Position seen, UUID site) {
        var rows = database.list(LOOK, Row::of, values(seen));
        var first = rows.getFirst();
        boolean here = seen.leadsTo(first.position()) && seen.hasSeenAllUntil(first.forgotten());
        return here ? Optional.of(look(rows).at(site)) : Optional.empty();
    }

    /** What has come since, at any site. */
    static Look look(ListeningConnection connection, Position seen) throws SQLException {
        return look(connection.list(LOOK, Row::of, values(seen)));
    }

    private static Object[] values(Position seen) {
        return new Object[] {seen.oldest(), Long.MAX_VALUE, seen.snapshot()};
    }

    /** Deletes what was recorded before. */
    void forget(Instant before) {
        database.update(FORGET, before);
    }

    private static Look look(List<Row> rows) {
        return new Look(
                rows.getFirst().position(),
                rows.stream().flatMap(row -> row.change().stream()).toList());
    }

    private static Position positionOf(String text) {
        return Position.read(text).orElseThrow();
    }

    private record Row(Position position, long forgotten, Optional<BoardChange> change) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(positionOf(row.getString(1)), row.getLong(2), change(row));
        }

        private static Optional<BoardChange> change(ResultSet row) throws SQLException {
            long transaction = row.getLong(3);
            return row.wasNull()
                    ? Optional.empty()
                    : Optional.of(new BoardChange(
                            transaction,
                            row.getObject(4, UUID.class),
                            row.getObject(5, UUID.class),
                            row.getObject(6, UUID.class),
                            row.getString(7),
                            row.getObject(8, OffsetDateTime.class).toInstant()));
        }
    }
}
