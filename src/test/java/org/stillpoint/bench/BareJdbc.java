package org.stillpoint.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.stillpoint.testsupport.ServerFolder;

/**
 * The least that the same work takes on the same database, by plain JDBC and nothing else: the lock, the claims and the
 * appointment in one transaction; and the one query that loads a window.
 */
final class BareJdbc {

    private static final String LOCK = """
            select pg_advisory_xact_lock_shared(?);
            select pg_advisory_xact_lock(key) from unnest(?) key;
            """;

    private static final String CLAIMS = """
            insert into claim (claimant_id, part, schedule_id, lane, during, kind)
            select ?, row.part, row.schedule_id, row.lane, tstzrange(row.starts, row.ends), 'APPOINTMENT'
              from unnest(?, ?, ?, ?) with ordinality row(schedule_id, lane, starts, ends, part)
            on conflict do nothing
            """;

    private static final String APPOINTMENT = """
            insert into appointment (id, reference, site_id, service_id, patient_id, status, start_at, end_at, local_start,
                                     zone, phases, actors, moves, booked_at, version)
            values (?, ?, ?, ?, ?, 'BOOKED', ?, ?, ?, ?, ?::jsonb, '[]', 0, ?, 0)
            """;

    private static final String WINDOW = """
            select s.n::int,
                   array_agg(c.lane::int) filter (where c.is_live),
                   array_agg(floor(date_part('epoch', lower(c.during)) / 300)::int) filter (where c.is_live),
                   array_agg(ceil(date_part('epoch', upper(c.during)) / 300)::int) filter (where c.is_live),
                   count(*) filter (where not c.is_live)
              from unnest(?) with ordinality s(id, n)
              join lateral (
                   select lane, during, expires_at is null or expires_at > now() as is_live
                     from claim
                    where schedule_id = s.id
                      and lower(during) >= ?
                      and lower(during) < ?
                      and upper(during) > ?) c on true
             group by s.n
            """;

    private final ServerFolder folder;
    private final List<List<UUID>> rooms = new ArrayList<>();
    private final List<List<UUID>> prescribers = new ArrayList<>();
    private final List<UUID> sites = new ArrayList<>();
    private final UUID service;
    private final AtomicInteger number = new AtomicInteger();

    BareJdbc(ServerFolder folder) throws SQLException {
        this.folder = folder;
        try (var connection = connect()) {
            for (var site : BigClinic.SITES) {
                sites.add(one(connection, "select id from site where code = '" + site + "'"));
                rooms.add(all(connection, "select id from actor where code like '" + site + "-room-%' order by code"));
                prescribers.add(all(
                        connection, "select id from actor where code like '" + site + "-prescriber-%' order by code"));
            }
            service = one(connection, "select id from service where code = 'CONSULT'");
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "stillpoint");
        properties.setProperty("password", folder.password());
        properties.setProperty("prepareThreshold", "1");
        return DriverManager.getConnection(folder.url(), properties);
    }

    /** Books consultations, each connection its own half hours and rooms of the given list. */
    Samples book(int connections, int seconds, List<BigClinic.Start> starts) throws Exception {
        var next = new AtomicInteger();
        return run(connections, seconds, connection -> book(connection, starts, next.getAndIncrement()));
    }

    private int book(Connection connection, List<BigClinic.Start> starts, int index) throws SQLException {
        var start = starts.get(index);
        int site = BigClinic.SITES.indexOf(start.site());
        int room = start.room();
        int count = number.incrementAndGet();
        var patient = History.patient(start.number());
        var id = new UUID(0x3000_0000_0000_7000L, 0x8000_0000_0000_0000L + count);
        var date = start.at().toLocalDate();
        try (var lock = connection.prepareStatement(LOCK)) {
            lock.setLong(1, 0x5717_0001L);
            lock.setArray(2, connection.createArrayOf("bigint", new Long[] {site * 100_000L + date.toEpochDay()}));
            lock.execute();
        }
        insertClaims(
                connection,
                id,
                start.at(),
                rooms.get(site).get(room),
                prescribers.get(site).get(room),
                patient);
        insertAppointment(connection, id, start.at(), sites.get(site), patient);
        connection.commit();
        return 1;
    }

    private static void insertClaims(
            Connection connection, UUID id, OffsetDateTime start, UUID room, UUID prescriber, UUID patient)
            throws SQLException {
        try (var claims = connection.prepareStatement(CLAIMS)) {
            var end = start.plusMinutes(25);
            claims.setObject(1, id);
            claims.setArray(2, connection.createArrayOf("uuid", new UUID[] {room, prescriber, patient}));
            claims.setArray(3, connection.createArrayOf("int", new Integer[] {0, 0, 0}));
            claims.setArray(4, connection.createArrayOf("timestamptz", new Object[] {start, start, start}));
            claims.setArray(5, connection.createArrayOf("timestamptz", new Object[] {end.plusMinutes(5), end, end}));
            if (claims.executeUpdate() != 3) {
                throw new IllegalStateException("The bare minimum must not meet anybody");
            }
        }
    }

    private void insertAppointment(Connection connection, UUID id, OffsetDateTime start, UUID site, UUID patient)
            throws SQLException {
        try (var appointment = connection.prepareStatement(APPOINTMENT)) {
            appointment.setObject(1, id);
            appointment.setString(2, "B" + id.getLeastSignificantBits());
            appointment.setObject(3, site);
            appointment.setObject(4, service);
            appointment.setObject(5, patient);
            appointment.setObject(6, start);
            appointment.setObject(7, start.plusMinutes(25));
            appointment.setObject(8, start.toLocalDateTime());
            appointment.setString(9, BigClinic.ZONE.getId());
            appointment.setString(
                    10, "[{\"code\": \"DOSING\", \"minutes\": 25}, {\"code\": \"TURNOVER\", \"minutes\": 5}]");
            appointment.setObject(11, OffsetDateTime.now(BigClinic.ZONE));
            appointment.executeUpdate();
        }
    }

    /** Loads four weeks of one site's schedules, as a search for a treatment session does. */
    Samples loadWindow(int seconds, List<LocalDate> starts) throws Exception {
        var next = new AtomicInteger();
        List<UUID> schedules;
        try (var connection = connect()) {
            schedules = all(
                    connection,
                    "select id from actor where code ~ '^north-(room|nurse|monitor|prescriber)' order by code");
        }
        return run(1, seconds, connection -> {
            var from = starts.get(next.getAndIncrement() % starts.size()).atStartOfDay(BigClinic.ZONE);
            return loadWindow(
                    connection, schedules, from.toInstant(), from.plusDays(28).toInstant());
        });
    }

    private static int loadWindow(Connection connection, List<UUID> schedules, Instant from, Instant to)
            throws SQLException {
        int rows = 0;
        try (var window = connection.prepareStatement(WINDOW)) {
            window.setArray(1, connection.createArrayOf("uuid", schedules.toArray()));
            window.setObject(2, from.minusSeconds(25 * 3600).atOffset(java.time.ZoneOffset.UTC));
            window.setObject(3, to.atOffset(java.time.ZoneOffset.UTC));
            window.setObject(4, from.atOffset(java.time.ZoneOffset.UTC));
            var result = window.executeQuery();
            while (result.next()) {
                rows += ((Integer[]) result.getArray(2).getArray()).length
                        + ((Integer[]) result.getArray(3).getArray()).length
                        - ((Integer[]) result.getArray(4).getArray()).length;
            }
        }
        connection.commit();
        return rows;
    }

    interface Work {
        int on(Connection connection) throws SQLException;
    }

    Samples run(int connections, int seconds, Work work) throws Exception {
        var samples = new Samples();
        long began = System.nanoTime();
        long end = began + seconds * 1_000_000_000L;
        try (var pool = Executors.newFixedThreadPool(connections)) {
            var workers = new ArrayList<Callable<Void>>();
            for (int n = 0; n < connections; n++) {
                workers.add(() -> work(work, end, samples));
            }
            for (var worker : pool.invokeAll(workers)) {
                worker.get();
            }
        }
        return samples.over(System.nanoTime() - began);
    }

    private Void work(Work work, long end, Samples samples) throws SQLException {
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            while (System.nanoTime() < end) {
                long began = System.nanoTime();
                int outcome = work.on(connection);
                samples.add(outcome, System.nanoTime() - began);
            }
        }
        return null;
    }

    private static UUID one(Connection connection, String sql) throws SQLException {
        return all(connection, sql).getFirst();
    }

    private static List<UUID> all(Connection connection, String sql) throws SQLException {
        var found = new ArrayList<UUID>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
        }
        return found;
    }
}
