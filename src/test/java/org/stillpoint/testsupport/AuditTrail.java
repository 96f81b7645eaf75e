package org.stillpoint.testsupport;

import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.stillpoint.platform.Database;

/** What the audit trail of the running server holds. */
public final class AuditTrail {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String COLUMNS =
            "select action, actor_kind, actor_id, roles, row_kind, row_id, patients, items, outcome,"
                    + " request_id, on_behalf_of, rows from audit_event ";
    private static final String ORDER = " order by at, id";

    private AuditTrail() {}

    public record Entry(
            String action,
            String actorKind,
            UUID actor,
            String roles,
            String kind,
            UUID row,
            Set<UUID> patients,
            Integer items,
            String outcome,
            UUID request,
            UUID onBehalfOf,
            List<UUID> rows) {}

    /** The rows about one row of another table, oldest first. */
    public static List<Entry> of(UUID row) {
        return list("where row_id = ?", row);
    }

    public static List<String> actions(UUID row) {
        return of(row).stream().map(Entry::action).toList();
    }

    /** The rows about one patient, oldest first. */
    public static List<Entry> about(UUID patient) {
        return list("where patients @> array[?::uuid]", patient);
    }

    /** What one account, or one personal key, did; oldest first. */
    public static List<Entry> by(UUID actor) {
        return list("where actor_id = ?", actor);
    }

    /** The rows of one request that ended in a problem; waits for them, since refusals are written beside their requests. */
    public static List<Entry> ofRequest(Response problem) {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; ) {
            var found = ofRequestSoFar(problem);
            if (!found.isEmpty()) {
                return found;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return List.of();
    }

    /** Refusals are written in their order: who has seen the row of a later one has nothing more to wait for. */
    public static List<Entry> ofRequestSoFar(Response problem) {
        var request = problem.path("instance").toString().replace("urn:uuid:", "");
        return list("where request_id = ?", UUID.fromString(request));
    }

    private static List<Entry> list(String where, Object value) {
        return database().list(COLUMNS + where + ORDER, AuditTrail::entry, value);
    }

    private static Database database() {
        return Arc.container().instance(Database.class).get();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString(1),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getObject(6, UUID.class),
                Arrays.stream((UUID[]) row.getArray(7).getArray()).collect(Collectors.toSet()),
                row.getObject(8, Integer.class),
                row.getString(9),
                row.getObject(10, UUID.class),
                row.getObject(11, UUID.class),
                row.getArray(12) == null
                        ? List.of()
                        : List.of((UUID[]) row.getArray(12).getArray()));
    }
}
