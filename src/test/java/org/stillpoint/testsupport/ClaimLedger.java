package org.stillpoint.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What is claimed against what appointments, holds and blocks need, counted for every minute of every calendar, from the
 * rows alone and without the product's own code.
 */
public final class ClaimLedger {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CELL_SECONDS = 60;

    private static final String OVERLAPS = """
            select a.claimant_id, b.claimant_id from claim a
              join claim b on a.schedule_id = b.schedule_id and a.lane = b.lane and a.during && b.during
             where (a.claimant_id, a.part) < (b.claimant_id, b.part)
            """;

    private static final String CLAIMS = """
            select c.claimant_id, c.schedule_id,
                   extract(epoch from lower(c.during))::bigint, extract(epoch from upper(c.during))::bigint
              from claim c
             where (c.expires_at is null or c.expires_at > ?)
               and (exists (select from actor a where a.id = c.schedule_id and a.site_id = any(?))
                    or exists (select from appointment p where p.patient_id = c.schedule_id and p.site_id = any(?)))
            """;

    private static final String VISITS = """
            select a.id, s.definition::text, a.start_at, a.actors::text, a.patient_id
              from appointment a join service s on s.id = a.service_id
             where a.status in ('BOOKED', 'ARRIVED') and a.site_id = any(?)
            union all
            select h.id, s.definition::text, h.start_at, h.actors::text, null
              from hold h join service s on s.id = h.service_id
             where h.expires_at > ? and h.site_id = any(?)
               and not exists (select from appointment a where a.id = h.id)
            """;

    private static final String BLOCKS = """
            select b.id, b.actor_id, a.lanes, b.start_at, b.end_at
              from block b join actor a on a.id = b.actor_id where a.site_id = any(?)
            """;

    private record Cell(UUID schedule, long at) {}

    private final Connection connection;
    private final java.sql.Array sites;
    private final OffsetDateTime now;
    private final Map<UUID, Map<Cell, Integer>> wanted = new HashMap<>();
    private final Map<UUID, Map<Cell, Integer>> claimed = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    private ClaimLedger(Connection connection, Instant now, Collection<UUID> sites) throws SQLException {
        this.connection = connection;
        this.now = now.atOffset(ZoneOffset.UTC);
        this.sites = connection.createArrayOf("uuid", sites.toArray());
    }

    /**
     * Fails unless, at these sites, no lane is claimed twice, every appointment and open hold has exactly the lanes that its
     * service needs for exactly as long, and nothing else is claimed. Of whom an appointment has lost it has nothing.
     */
    public static void assertSound(Connection connection, Instant now, Collection<UUID> sites) throws SQLException {
        var ledger = new ClaimLedger(connection, now, sites);
        ledger.read();
        ledger.compare();
        assertThat(ledger.faults).isEmpty();
    }

    /** The same at the sites of these offices. */
    public static void assertSound(DataSource database, Instant now, Office... offices) throws SQLException {
        var sites = Arrays.stream(offices)
                .map(office -> office.clinic().site().id())
                .toList();
        try (var connection = database.getConnection()) {
            assertSound(connection, now, sites);
        }
    }

    private void read() throws SQLException {
        rows(OVERLAPS, row -> faults.add(row.getString(1) + " and " + row.getString(2) + " share a lane"));
        rows(
                CLAIMS,
                row -> add(claimed, uuid(row, 1), uuid(row, 2), row.getLong(3), row.getLong(4), 1),
                now,
                sites,
                sites);
        rows(VISITS, this::visit, sites, now, sites);
        rows(
                BLOCKS,
                row -> add(wanted, uuid(row, 1), uuid(row, 2), seconds(row, 4), seconds(row, 5), row.getInt(3)),
                sites);
    }

    private void visit(ResultSet row) throws SQLException {
        var id = uuid(row, 1);
        var service = json(row.getString(2));
        var start = seconds(row, 3);
        var phases = new TreeMap<String, long[]>();
        long at = start;
        long leaves = start;
        for (var phase : service.path("phases")) {
            long end = at + phase.path("minutes").asLong() * 60;
            phases.put(phase.path("code").asText(), new long[] {at, end});
            at = end;
            leaves = phase.path("code").asText().equals("TURNOVER") ? leaves : end;
        }
        var actors = new HashMap<String, JsonNode>();
        json(row.getString(4)).forEach(actor -> actors.put(actor.path("role").asText(), actor));
        for (var need : service.path("needs")) {
            var actor = actors.get(need.path("role").asText());
            long from = phases.get(need.path("from").asText())[0];
            long to = phases.get(need.path("to").asText())[1];
            if (!actor.path("lost").asBoolean()) {
                var schedule = UUID.fromString(actor.path("actor").asText());
                add(wanted, id, schedule, from, to, need.path("lanes").asInt());
            }
        }
        if (row.getObject(5) != null) {
            add(wanted, id, uuid(row, 5), start, leaves, 1);
        }
    }

    private void compare() {
        var all = new HashSet<>(wanted.keySet());
        all.addAll(claimed.keySet());
        for (var claimant : all) {
            var should = wanted.getOrDefault(claimant, Map.of());
            var is = claimed.getOrDefault(claimant, Map.of());
            if (!is.equals(should)) {
                faults.add(claimant + " has too much " + beyond(is, should) + " and lacks " + beyond(should, is));
            }
        }
    }

    /** Whose lanes from when to when, and how many minutes these are. */
    private static String beyond(Map<Cell, Integer> some, Map<Cell, Integer> others) {
        var times = new TreeMap<UUID, LongSummaryStatistics>();
        some.forEach((cell, lanes) -> {
            if (lanes > others.getOrDefault(cell, 0)) {
                times.computeIfAbsent(cell.schedule(), each -> new LongSummaryStatistics())
                        .accept(cell.at());
            }
        });
        return times.entrySet().stream()
                .map(each -> "%s: %s to %s, %d"
                        .formatted(
                                each.getKey(),
                                Instant.ofEpochSecond(each.getValue().getMin()),
                                Instant.ofEpochSecond(each.getValue().getMax()),
                                each.getValue().getCount()))
                .toList()
                .toString();
    }

    private static void add(
            Map<UUID, Map<Cell, Integer>> to, UUID claimant, UUID schedule, long from, long until, int lanes) {
        var cells = to.computeIfAbsent(claimant, each -> new HashMap<>());
        for (long at = from; at < until; at += CELL_SECONDS) {
            cells.merge(new Cell(schedule, at), lanes, Integer::sum);
        }
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void rows(String sql, Row reader, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            var rows = statement.executeQuery();
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    private static UUID uuid(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static long seconds(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toEpochSecond();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }
}
