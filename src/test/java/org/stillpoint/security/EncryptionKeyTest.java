package org.stillpoint.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.Await;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.SignedIn;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

@QuarkusTest
class EncryptionKeyTest {

    private static final String KEYS = "/v1/encryption-keys";
    private static final int ROTATIONS = 5;

    @Inject
    Database database;

    private final Office office = Office.open();
    private Wire manager;

    @BeforeEach
    void signIn() {
        manager = Wire.here().as(SignedIn.token("manager", DemoAccounts.PASSWORD));
    }

    private JsonNode rotate() {
        return manager.post(KEYS + "/rotation", Map.of()).expect(200).body();
    }

    private static void await(BooleanSupplier done) {
        Await.until("all values are sealed anew", Duration.ofSeconds(30), done);
    }

    private String blocks() {
        return "/v1/actors/" + office.actor("nurse") + "/blocks";
    }

    /** A quarter of an hour of leave, the n-th from eight in the morning on. */
    private Answer block(int n) {
        var start = LocalTime.of(8, 0).plusMinutes(15L * n);
        return desk().post(
                        blocks(),
                        Map.of(
                                "start",
                                office.at(start.toString()),
                                "end",
                                office.at(start.plusMinutes(15).toString()),
                                "kind",
                                "LEAVE",
                                "note",
                                "Note " + n));
    }

    private List<String> keysOfNotes() {
        return database.list(
                "select distinct ('x' || encode(substring(note from 2 for 4), 'hex'))::bit(32)::bigint::text from block"
                        + " where actor_id = ?",
                row -> row.getString(1),
                office.clinic().actor("nurse").id());
    }

    @Test
    void aNewKeyIsListedFirstAndSealsFromNowOn() {
        var key = rotate();
        assertThat(key.get("primary").asBoolean()).isTrue();
        block(0).expect(201);
        var listed = manager.get(KEYS).expect(200).body().get("items");
        assertThat(listed.findValuesAsText("primary")).startsWith("true", "false");
        assertThat(listed.get(0).get("id")).isEqualTo(key.get("id"));
        assertThat(listed.get(0).get("values").asLong()).isPositive();
        assertThat(keysOfNotes()).containsExactly(key.get("id").asText());
    }

    @Test
    void aRotationIsInTheAuditTrail() throws InterruptedException {
        var count = "select count(*) from audit_event where action = 'ENCRYPTION_KEY_ROTATED'";
        var before = database.first(count, row -> row.getLong(1)).orElseThrow();
        rotate();
        assertThat(database.first(count, row -> row.getLong(1))).contains(before + 1);
    }

    @Test
    void whatWasSealedBeforeIsSealedAnewAndItsVersionStays() throws Exception {
        var booking = office.booking("visit", office.at(office.day().plusDays(70), "09:00"));
        booking.put("override", Map.of("reason", "Agreed by phone"));
        var path = "/v1/appointments/"
                + desk().post("/v1/appointments", booking).expect(201).text("id");
        var before = desk().get(path).expect(200);
        block(0).expect(201);
        var key = rotate().get("id").asText();
        await(() -> keysOfNotes().equals(List.of(key)));
        var after = desk().get(path).expect(200);
        assertThat(after.body()).isEqualTo(before.body());
        assertThat(desk().get(blocks()).expect(200).body().at("/items/0/note").asText())
                .isEqualTo("Note 0");
    }

    @Test
    void nobodyNoticesThatKeysAreReplaced() throws Exception {
        var running = new AtomicBoolean(true);
        var rotations = Thread.ofVirtual().start(() -> {
            for (int n = 0; n < ROTATIONS; n++) {
                rotate();
            }
            running.set(false);
        });
        Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
        Queue<JsonNode> unreadable = new ConcurrentLinkedQueue<>();
        Race.of(4, worker -> () -> {
            for (int n = worker; n < 40 && (running.get() || n < 8); n += 4) {
                statuses.add(block(n).status());
                for (var item :
                        desk().get(blocks() + "?limit=200").expect(200).body().get("items")) {
                    if (!item.path("note").asText().startsWith("Note ")) {
                        unreadable.add(item);
                    }
                }
            }
            return worker;
        });
        rotations.join();
        assertThat(statuses).isNotEmpty().containsOnly(201);
        assertThat(unreadable).isEmpty();
        var newest = manager.get(KEYS).expect(200).body().at("/items/0/id").asText();
        await(() -> keysOfNotes().equals(List.of(newest)));
        var notes = desk().get(blocks() + "?limit=200").expect(200).body().get("items");
        assertThat(notes.findValuesAsText("note")).hasSameSizeAs(statuses).allMatch(note -> note.startsWith("Note "));
    }
}
