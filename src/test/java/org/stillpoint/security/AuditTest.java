package org.stillpoint.security;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.platform.ColumnCipher;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.Superuser;
import org.stillpoint.testsupport.TestClock;

@QuarkusTest
class AuditTest {

    @Inject
    Audit audit;

    @Inject
    Database database;

    @Inject
    ColumnCipher cipher;

    @Inject
    TestClock clock;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String owner;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    private final UUID row = UUID.randomUUID();
    private final UUID patient = UUID.randomUUID();

    private Deed deed() {
        return Deed.of("PATIENT_READ", "Patient", row).about(patient);
    }

    private List<ChainLink> links() {
        return database.list(
                "select " + ChainLink.COLUMNS + " from audit_event where row_id = ? order by chain, number",
                ChainLink::of,
                row);
    }

    private List<String> column(String name) {
        return database.list(
                "select " + name + "::text from audit_event where row_id = ? order by number",
                found -> found.getString(1),
                row);
    }

    @Test
    void aDeedIsKeptWithWhoDidItAndWhen() {
        clock.set(Instant.parse("2031-05-01T10:00:00.123456Z"));
        audit.record(deed().onBehalfOf(patient).showing(3).denied());
        assertEquals(List.of("PATIENT_READ"), column("action"));
        assertEquals(List.of("SYSTEM"), column("actor_kind"));
        assertEquals(List.of("{" + patient + "}"), column("patients"));
        assertEquals(List.of(patient.toString()), column("on_behalf_of"));
        assertEquals(List.of("3"), column("items"));
        assertEquals(List.of("DENIED"), column("outcome"));
        assertEquals(List.of("2031-05-01 10:00:00.123456"), column("(at at time zone 'UTC')"));
    }

    @Test
    void aReasonIsKeptSealed() {
        audit.record(deed().because("Ada Testperson asked for it"));
        var kept = database.first("select reason from audit_event where row_id = ?", found -> found.getBytes(1), row)
                .orElseThrow();
        assertFalse(new String(kept, StandardCharsets.ISO_8859_1).contains("Testperson"));
        assertEquals(
                Optional.of("Ada Testperson asked for it"),
                cipher.open(kept, Audit.REASON).text());
    }

    @Test
    void whatIsRolledBackLeavesNoRow() {
        assertThrows(IllegalStateException.class, () -> QuarkusTransaction.requiringNew()
                .run(() -> {
                    audit.record(deed());
                    throw new IllegalStateException("the effect failed");
                }));
        assertEquals(List.of(), links());
    }

    @Test
    void deedsOfOneTransactionStandInOneChainOneAfterTheOther() {
        QuarkusTransaction.requiringNew().run(() -> {
            audit.record(deed());
            audit.record(deed(), deed().denied(), deed().failed());
            audit.record(deed());
        });
        var links = links();
        assertEquals(5, links.size());
        assertEquals(1, links.stream().map(ChainLink::chain).distinct().count());
        for (int at = 1; at < links.size(); at++) {
            assertEquals(links.get(at - 1).number() + 1, links.get(at).number());
            assertArrayEquals(links.get(at - 1).hash(), links.get(at).previous());
        }
    }

    @Test
    void everyHashIsThatOfTheRowAndTheHashBefore() {
        audit.record(deed(), deed().about(UUID.randomUUID()), Deed.of("THING_DONE", null, row));
        database.update("""
                insert into audit_event (id, at, actor_kind, roles, action, row_kind, row_id, patients, outcome, reason)
                values (?, '1969-12-31 23:59:59.999999+00', 'SYSTEM', '', 'null', E'a "b" \\\\ {c}\\n\\tü', ?, '{}', 'DONE', '\\x00ff')""", UUID.randomUUID(), row);
        assertEquals(4, links().size());
        links().forEach(link -> assertTrue(link.isSound(), () -> link.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set time zone 'Asia/Kathmandu'",
                "set datestyle = 'ISO, DMY'",
                "set bytea_output = 'escape'",
                "set extra_float_digits = -10",
                "set intervalstyle = 'iso_8601'",
                "set standard_conforming_strings = off"
            })
    void theHashDependsOnNoSettingOfTheSession(String setting) throws SQLException {
        try (var connection = asOwner();
                var statement = connection.createStatement()) {
            statement.execute(setting);
            statement.execute("""
                    insert into audit_event (id, at, actor_kind, roles, action, row_kind, row_id, patients, outcome, reason)
                    values (gen_random_uuid(), '2026-11-01 05:30:00.000001+00', 'SYSTEM', '', 'X_DONE', 'ü', '%s', '{}', 'DONE',
                        decode('5c00ff', 'hex'))""".formatted(row));
        }
        assertTrue(links().getFirst().isSound());
    }

    @Test
    void manyAtOnceDoNotWaitForEachOthersCommit() throws Exception {
        var barrier = new CyclicBarrier(16);
        var chains = Race.of(
                16,
                n -> () -> QuarkusTransaction.requiringNew().call(() -> {
                    audit.record(deed());
                    // Nobody commits before everybody has written.
                    barrier.await(10, TimeUnit.SECONDS);
                    return n;
                }));
        assertEquals(16, chains.size());
        assertEquals(16, links().stream().map(ChainLink::chain).distinct().count());
    }

    /** As if 32 others were writing. */
    @Test
    void aWriterWaitsWhenNoChainIsFree() throws Exception {
        try (var others = asOwner();
                var statement = others.createStatement();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statement.execute("select pg_advisory_lock(1635083369, chain) from generate_series(0, 31) chain");
            var writer = threads.submit(() -> audit.record(deed()));
            assertThrows(TimeoutException.class, () -> writer.get(200, TimeUnit.MILLISECONDS));
            statement.execute("select pg_advisory_unlock_all()");
            writer.get(5, TimeUnit.SECONDS);
        }
        assertEquals(1, links().size());
    }

    @Test
    void everyChainIsWithoutGapsAndHangsTogether() {
        Race.of(16, n -> () -> {
            audit.record(deed());
            return n;
        });
        var broken = database.list("""
                select chain, number from (select chain, number, previous_hash,
                    lag(hash) over w as before, lag(number, 1, 0::bigint) over w as number_before
                    from audit_event window w as (partition by chain order by number)) link
                where number <> number_before + 1
                    or previous_hash <> coalesce(before, decode(repeat('00', 32), 'hex'))""", found -> found.getString(1) + "/" + found.getString(2));
        assertEquals(List.of(), broken);
    }

    private interface Connecting {
        Connection connect() throws SQLException;
    }

    private Connection asOwner() throws SQLException {
        return DriverManager.getConnection(url, owner, password);
    }

    private List<String> refusals(Connecting role) throws SQLException {
        audit.record(deed());
        var refusals = new ArrayList<String>();
        for (var change : List.of(
                "update audit_event set action = 'NOTHING_DONE'",
                "update audit_event set action = 'NOTHING_DONE' where false",
                "delete from audit_event",
                "truncate audit_event",
                "insert into audit_event select * from audit_event where row_id = '%s'"
                        + " on conflict (chain, number) do update set action = 'NOTHING_DONE'")) {
            try (var connection = role.connect();
                    var statement = connection.createStatement()) {
                statement.execute(change.formatted(row));
                refusals.add("done: " + change);
            } catch (SQLException refused) {
                refusals.add(refused.getSQLState());
            }
        }
        return refusals;
    }

    /** 42501: insufficient privilege. */
    @Test
    void theApplicationsRoleMayNotChangeOrRemoveAnything() throws SQLException {
        assertEquals(Collections.nCopies(5, "42501"), refusals(this::asOwner));
        assertEquals(List.of("PATIENT_READ"), column("action"));
    }

    @Test
    void norMayASuperuserWithoutTakingTheTableApart() throws SQLException {
        assertEquals(Collections.nCopies(5, "42501"), refusals(Superuser::connect));
        try (var connection = Superuser.connect();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            var refused = assertThrows(SQLException.class, () -> statement.execute("delete from audit_event"));
            assertEquals("42501", refused.getSQLState());
        }
        assertEquals(List.of("PATIENT_READ"), column("action"));
    }
}
