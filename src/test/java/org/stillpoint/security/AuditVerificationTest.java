package org.stillpoint.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.SignedIn;
import org.stillpoint.testsupport.Superuser;

/** Whoever rules the database can change the audit trail, but not unseen. Each change is taken back after its test. */
@QuarkusTest
class AuditVerificationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROWS = 5;

    @Inject
    Audit audit;

    @Inject
    Database database;

    private Connection intruder;
    private int chain;
    private long first;

    /** Five rows at the end of a chain to which nobody else can add for the time being. */
    @BeforeEach
    void breakIn() throws SQLException {
        var row = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            for (int n = 0; n < ROWS; n++) {
                audit.record(Deed.of("PATIENT_READ", "Patient", row)
                        .showing(List.of(UUID.randomUUID()))
                        .about(UUID.randomUUID()));
            }
        });
        var place = database.first(
                        "select chain, min(number) from audit_event where row_id = ? group by chain",
                        found -> new long[] {found.getLong(1), found.getLong(2)},
                        row)
                .orElseThrow();
        chain = (int) place[0];
        first = place[1];
        intruder = Superuser.connect();
        does("select pg_advisory_lock(1635083369, %d)".formatted(chain));
        does("create temporary table saved as select * from audit_event where chain = %d and number >= %d"
                .formatted(chain, first));
    }

    @AfterEach
    void takeBack() throws SQLException {
        tamper(
                "delete from audit_event where chain > 31 or chain = " + chain + " and number not between 1 and "
                        + (first - 1),
                "insert into audit_event select * from saved");
        makeUnlessThere("audit_event_pk", "primary key (chain, number)");
        makeUnlessThere("audit_event_chain", "check (chain between 0 and 31)");
        intruder.close();
        assertTrue(verify(null).path("intact").asBoolean());
    }

    private void makeUnlessThere(String constraint, String definition) throws SQLException {
        var there = database.list(
                "select 1 from pg_constraint where conname = ? and conrelid = 'audit_event'::regclass",
                row -> 1,
                constraint);
        if (there.isEmpty()) {
            does("alter table audit_event add constraint " + constraint + " " + definition);
        }
    }

    private void does(String... statements) throws SQLException {
        try (var statement = intruder.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void tamper(String... statements) throws SQLException {
        does("alter table audit_event disable trigger all");
        try {
            does(statements);
        } finally {
            does(
                    "alter table audit_event enable trigger audit_event_chained",
                    "alter table audit_event enable always trigger audit_event_stays");
        }
    }

    /** A change of the third of the five. */
    private void set(String what) throws SQLException {
        tamper("update audit_event set %s where chain = %d and number = %d".formatted(what, chain, first + 2));
    }

    private static JsonNode verify(JsonNode heads) {
        try {
            var answer = SignedIn.asManager()
                    .body(heads == null ? "{}" : "{\"heads\":" + heads + "}")
                    .post("/v1/audit-events/verification");
            assertEquals(200, answer.statusCode(), answer.asString());
            return JSON.readTree(answer.asString());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What is broken, as "place WHAT", the five rows being at the places 1 to 5. */
    private TreeSet<String> broken(JsonNode heads) {
        var found = verify(heads);
        var all = new TreeSet<String>();
        found.path("broken")
                .forEach(each -> all.add((each.path("number").asLong() - first + 1) + " "
                        + each.path("what").asText()));
        assertEquals(all.isEmpty(), found.path("intact").asBoolean());
        assertEquals(all.size(), found.path("brokenCount").asInt());
        return all;
    }

    /** As somebody would keep them elsewhere. */
    private static JsonNode heads() {
        return verify(null).path("chains");
    }

    private void assertBroken(String... wanted) {
        assertEquals(new TreeSet<>(List.of(wanted)), broken(null));
    }

    @Test
    void anUntouchedTrailIsIntactAndTellsTheEndsOfItsChains() {
        var found = verify(null);
        assertTrue(found.path("intact").asBoolean());
        assertTrue(found.path("events").asLong() >= ROWS);
        var heads = found.path("chains");
        var head = StreamSupport.stream(heads.spliterator(), false)
                .filter(each -> each.path("chain").asInt() == chain)
                .findFirst()
                .orElseThrow();
        assertEquals(first + ROWS - 1, head.path("number").asLong());
        assertEquals(64, head.path("head").asText().length());
        assertEquals(new TreeSet<String>(), broken(heads));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "id = gen_random_uuid()",
                "at = at + interval '1 microsecond'",
                "actor_kind = 'PUBLIC'",
                "actor_id = gen_random_uuid()",
                "roles = 'MANAGER'",
                "on_behalf_of = gen_random_uuid()",
                "action = 'PATIENT_SEEN'",
                "row_kind = null",
                "row_id = gen_random_uuid()",
                "patients = '{}'",
                "patients = patients || gen_random_uuid()",
                "items = 0",
                "rows = '{}'",
                "rows = array[gen_random_uuid()]",
                "rows = null",
                "outcome = 'DENIED'",
                "reason = ''",
                "request_id = gen_random_uuid()",
            })
    void aChangedColumnShows(String change) throws SQLException {
        set(change);
        assertBroken("3 ROW_CHANGED");
    }

    @Test
    void aChangedLinkShows() throws SQLException {
        set("previous_hash = sha256('')");
        assertBroken("3 LINK_BROKEN", "3 ROW_CHANGED");
    }

    @Test
    void aRowThatIsHashedAnewShowsInTheNext() throws SQLException {
        set("action = 'PATIENT_SEEN'");
        rehash(first + 2);
        assertBroken("4 LINK_BROKEN");
    }

    @Test
    void aRowThatIsTakenOutShows() throws SQLException {
        tamper("delete from audit_event where chain = %d and number = %d".formatted(chain, first + 2));
        assertBroken("3 ROW_MISSING", "4 LINK_BROKEN");
    }

    @Test
    void aGapThatIsClosedByNumberingAnewShows() throws SQLException {
        tamper(
                "delete from audit_event where chain = %d and number = %d".formatted(chain, first + 2),
                "update audit_event set number = number - 1 where chain = %d and number = %d"
                        .formatted(chain, first + 3),
                "update audit_event set number = number - 1 where chain = %d and number = %d"
                        .formatted(chain, first + 4));
        assertBroken("3 LINK_BROKEN", "3 ROW_CHANGED", "4 ROW_CHANGED");
    }

    @Test
    void anEndThatIsCutOffShowsByAKeptHeadAlone() throws SQLException {
        var kept = heads();
        tamper("delete from audit_event where chain = %d and number >= %d".formatted(chain, first + 3));
        assertBroken();
        assertEquals(new TreeSet<>(List.of("4 TAIL_MISSING")), broken(kept));
    }

    @Test
    void anEndThatIsReplacedByOtherRowsShowsByAKeptHead() throws SQLException {
        var kept = heads();
        tamper("delete from audit_event where chain = %d and number = %d".formatted(chain, first + 4));
        does("select set_config('stillpoint.audit_chain', '%d', false)".formatted(chain), """
                insert into audit_event (id, at, actor_kind, roles, action, patients, outcome)
                values (gen_random_uuid(), now(), 'SYSTEM', '', 'NOTHING_DONE', '{}', 'DONE')""");
        assertBroken();
        assertEquals(new TreeSet<>(List.of("5 HEAD_DIFFERS")), broken(kept));
    }

    @Test
    void aChainThatIsHashedAnewToItsEndShowsByAKeptHead() throws SQLException {
        var kept = heads();
        set("action = 'PATIENT_SEEN'");
        for (long number = first + 2; number < first + ROWS; number++) {
            rehash(number);
        }
        assertBroken();
        assertEquals(new TreeSet<>(List.of("5 HEAD_DIFFERS")), broken(kept));
    }

    /** As the trigger would: what it says is no secret. */
    private void rehash(long number) throws SQLException {
        does("create temporary table redone as select * from audit_event where chain = %d and number = %d"
                .formatted(chain, number));
        tamper("delete from audit_event where chain = %d and number = %d".formatted(chain, number));
        does("create temporary table later as select * from audit_event where chain = %d and number > %d"
                .formatted(chain, number));
        tamper("delete from audit_event where chain = %d and number > %d".formatted(chain, number));
        does(
                "select set_config('stillpoint.audit_chain', '%d', false)".formatted(chain),
                "insert into audit_event select * from redone");
        tamper("insert into audit_event select * from later");
        does("drop table redone", "drop table later");
    }

    @Test
    void twoRowsThatChangePlacesShow() throws SQLException {
        tamper(
                "update audit_event set number = -1 where chain = %d and number = %d".formatted(chain, first + 1),
                "update audit_event set number = %d where chain = %d and number = %d"
                        .formatted(first + 1, chain, first + 2),
                "update audit_event set number = %d where chain = %d and number = -1".formatted(first + 2, chain));
        assertBroken("2 LINK_BROKEN", "2 ROW_CHANGED", "3 LINK_BROKEN", "3 ROW_CHANGED", "4 LINK_BROKEN");
    }

    private String copyOfTheThird(String chainOfCopy, String number) {
        return """
                insert into audit_event select %s, %s, gen_random_uuid(), at, actor_kind, actor_id, roles, on_behalf_of, action,
                row_kind, row_id, patients, items, outcome, reason, request_id, previous_hash, hash
                from saved where number = %d""".formatted(chainOfCopy, number, first + 2);
    }

    @Test
    void aRowThatIsAddedAtTheEndShows() throws SQLException {
        tamper(copyOfTheThird("chain", Long.toString(first + ROWS)));
        assertBroken("6 LINK_BROKEN", "6 ROW_CHANGED");
    }

    @Test
    void aRowThatIsAddedInBetweenShows() throws SQLException {
        does("alter table audit_event drop constraint audit_event_pk");
        tamper(copyOfTheThird("chain", "number"));
        var found = broken(null);
        assertTrue(found.contains("3 ROW_DOUBLE"), found.toString());
        assertTrue(found.contains("3 ROW_CHANGED"), found.toString());
    }

    @Test
    void aRowBeforeTheFirstShows() throws SQLException {
        tamper(copyOfTheThird("chain", "0"));
        assertTrue(broken(null).stream().anyMatch(each -> each.endsWith("ROW_DOUBLE")));
    }

    @Test
    void aRowInAChainOfItsOwnShows() throws SQLException {
        does("alter table audit_event drop constraint audit_event_chain");
        tamper(copyOfTheThird("40", "number"));
        assertBroken("3 CHAIN_UNKNOWN");
    }

    @Test
    void aBrokenTrailIsNotedInTheTrail() throws SQLException {
        set("outcome = 'FAILED'");
        verify(null);
        var outcome = database.list(
                "select outcome from audit_event where action = 'AUDIT_TRAIL_VERIFIED' order by at desc, id desc limit 1",
                row -> row.getString(1));
        assertEquals(List.of("FAILED"), outcome);
    }

    @Test
    void headsThatAreNoneAreRefused() {
        for (var head : List.of(
                Map.of("chain", 32, "number", 1, "head", "0".repeat(64)),
                Map.of("chain", 1, "number", 0, "head", "0".repeat(64)),
                Map.of("chain", 1, "number", 1, "head", "no hash"))) {
            var answer =
                    SignedIn.asManager().body(Map.of("heads", List.of(head))).post("/v1/audit-events/verification");
            assertEquals(400, answer.statusCode());
            assertFalse(answer.<List<Object>>path("errors").isEmpty());
        }
    }
}
