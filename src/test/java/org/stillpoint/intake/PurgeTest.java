package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.platform.BlindIndex;
import org.stillpoint.platform.ColumnCipher;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Await;
import org.stillpoint.testsupport.EveryTable;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Requests;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** Requests that led to no patient are forgotten. */
@QuarkusTest
class PurgeTest {

    private static final Duration KEPT = Duration.ofDays(180);
    private static final Map<String, Object> REASON = Map.of("reason", "A court may ask for it");

    @Inject
    Database database;

    @Inject
    BlindIndex index;

    @Inject
    ColumnCipher cipher;

    @Inject
    TestClock clock;

    @Inject
    DailyPurge daily;

    @Inject
    Purge purge;

    @Inject
    AgroalDataSource source;

    private final String marker = "planted" + UUID.randomUUID().toString().substring(0, 8);

    /** What other tests have left is not counted here. */
    @BeforeEach
    void startEmpty() {
        clock.set(clock.instant());
        database.update("delete from appointment_request where linked_to is not null");
        database.update("delete from appointment_request");
    }

    @AfterEach
    void again() {
        clock.reset();
    }

    private UUID sent() {
        var request = new HashMap<>(Requests.request("message", marker));
        request.put("name", marker);
        request.put("email", marker + "@patients.example");
        var id = UUID.fromString(Office.visitor()
                .with("Idempotency-Key", UUID.randomUUID())
                .post(Requests.PATH, request)
                .expect(201)
                .text("id"));
        database.update("update appointment_request set linked_to = null where id = ?", id);
        return id;
    }

    /** In a thread that knows of no request, as jobs run. */
    private void runAsJob() {
        try (var thread = Executors.newSingleThreadExecutor()) {
            thread.submit(daily::run).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void act(UUID request, String what, Map<String, Object> how, int status) {
        Office.staff("nurse")
                .post(Requests.PATH + "/" + request + "/" + what, how)
                .expect(status);
    }

    /** With all that staff and the sender add to a request; the other was closed as its duplicate and opened again. */
    private void worked(UUID request, UUID duplicate) {
        act(request, "assignment", Map.of(), 200);
        act(request, "contact-attempts", Map.of("way", "PHONE", "outcome", "REACHED", "note", marker), 200);
        act(request, "crisis-flag", Map.of("reason", marker), 200);
        act(request, "crisis-clearing", Map.of("reason", marker), 200);
        act(duplicate, "triage", Map.of("decision", "DUPLICATE", "duplicateOf", request.toString()), 200);
        act(duplicate, "reopening", Map.of("reason", "somebody else"), 200);
        link(duplicate, request);
        act(duplicate, "separation", Map.of("reason", "somebody else"), 200);
        database.update(
                "insert into screening (id, request_id, questionnaire_version, answered_at, content) values (?, ?, '1', ?, ?)",
                UUID.randomUUID(),
                request,
                clock.instant(),
                cipher.seal(marker, "screening.content"));
    }

    private void link(UUID later, UUID earlier) {
        database.update("update appointment_request set linked_to = ? where id = ?", earlier, later);
    }

    private boolean isKept(UUID request) {
        return database.first("select 1 from appointment_request where id = ?", row -> true, request)
                .orElse(false);
    }

    private static Wire manager() {
        return Office.staff("manager");
    }

    private static Answer purge(String more) {
        return manager().post("/v1/retention/purge" + more, Map.of()).expect(200);
    }

    @Test
    void purgeLeavesNothingBehindInAnyTable() {
        var request = sent();
        var duplicate = sent();
        worked(request, duplicate);
        var everyTable = EveryTable.of(database);
        assertThat(everyTable.with(request.toString()))
                .contains("public.personal_key", "public.idempotency_answer")
                .containsAll(everyTable.referringTo("appointment_request"));
        assertThat(everyTable.sealedWith(marker))
                .contains("contact_attempt.note", "request_decision.note", "screening.content");
        clock.advance(KEPT.plusDays(1));
        // What is alive keeps what it was decided about, but not the other's id.
        act(duplicate, "contact-attempts", Map.of("way", "PHONE", "outcome", "NO_ANSWER"), 200);
        runAsJob();
        assertThat(everyTable.with(request.toString())).containsExactly("public.audit_event");
        assertThat(isKept(duplicate)).isTrue();
        clock.advance(KEPT.plusSeconds(1));
        daily.run();
        assertThat(everyTable.with(marker)).isEmpty();
        // What staff typed as a reason stays in the trail, which nobody may change, and sealed there.
        assertThat(everyTable.sealedWith(marker)).isSubsetOf("audit_event.reason");
        var blind = index.of(BlindIndex.EMAIL, marker + "@patients.example");
        assertThat(everyTable.with(HexFormat.of().formatHex(blind))).isEmpty();
        assertThat(AuditTrail.of(request).getLast().action()).isEqualTo("REQUEST_PURGED");
        assertThat(AuditTrail.of(request).getLast().actorKind()).isEqualTo("SYSTEM");
    }

    @Test
    void aRequestIsKeptFor180DaysAfterTheLastThatHappenedToIt() {
        var request = sent();
        clock.advance(Duration.ofDays(100));
        database.update(
                "update appointment_request set status = 'DECLINED', closed_at = ? where id = ?",
                clock.instant(),
                request);
        clock.advance(KEPT.minusSeconds(1));
        daily.run();
        assertThat(isKept(request)).isTrue();
        clock.advance(Duration.ofSeconds(2));
        daily.run();
        assertThat(isKept(request)).isFalse();
    }

    @Test
    void whatOneContactPointSentIsPurgedTogether() {
        var first = sent();
        clock.advance(Duration.ofDays(60));
        var second = sent();
        link(second, first);
        clock.advance(KEPT.minusDays(30));
        daily.run();
        assertThat(isKept(first)).isTrue();
        clock.advance(Duration.ofDays(31));
        assertThat(purge("?dryRun=true").body().path("due").asInt()).isEqualTo(2);
        daily.run();
        assertThat(isKept(first) || isKept(second)).isFalse();
    }

    private void convert(UUID request, String patient) {
        database.update(
                "update appointment_request set patient_id = ?, status = 'ASSESSMENT_SCHEDULED', closed_at = ? where id = ?",
                UUID.fromString(patient),
                clock.instant(),
                request);
    }

    @Test
    void aRequestThatBecameAPatientIsKeptWithWhatIsADuplicateOfIt() {
        var first = sent();
        var second = sent();
        link(second, first);
        act(second, "triage", Map.of("decision", "DUPLICATE", "duplicateOf", first.toString()), 200);
        convert(first, Office.patient());
        clock.advance(KEPT.multipliedBy(3));
        runAsJob();
        assertThat(purge("?dryRun=true").body().path("due").asInt()).isZero();
        assertThat(isKept(first) && isKept(second)).isTrue();
    }

    /** Whichever of them stood for the others in the queue. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatElseCameFromThereIsForgottenByItsOwnTimeWhenSomebodyBecameAPatient(boolean stoodForThem) {
        var patient = Office.patient();
        var patients = sent();
        var first = sent();
        var second = sent();
        link(stoodForThem ? first : patients, stoodForThem ? patients : first);
        link(second, stoodForThem ? patients : first);
        clock.advance(Duration.ofDays(100));
        database.update(
                "update appointment_request set status = 'WITHDRAWN', closed_at = ? where id = ?",
                clock.instant(),
                second);
        clock.advance(Duration.ofDays(30));
        convert(patients, patient);
        clock.advance(KEPT.minusDays(30).minusSeconds(1));
        daily.run();
        assertThat(isKept(first) && isKept(second)).isTrue();
        clock.advance(Duration.ofSeconds(2));
        assertThat(purge("?dryRun=true").body().path("due").asInt()).isEqualTo(2);
        daily.run();
        assertThat(isKept(first) || isKept(second)).isFalse();
        assertThat(isKept(patients)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"contact", "withdrawal"})
    void whatItsSenderDoesKeepsARequest(String what) {
        var sent = Requests.sent();
        var id = UUID.fromString(sent.text("id"));
        act(id, "triage", Map.of("decision", "SPAM"), 200);
        clock.advance(Duration.ofDays(100));
        var path = Requests.PATH + "/" + id + "/" + what;
        var me = Requests.senderOf(sent).ifMatch(sent.body().path("version").asLong() + 1);
        if (what.equals("contact")) {
            me.put(path, Map.of("name", "Ada Testperson", "email", Requests.email(), "safeToLeaveMessage", true))
                    .expect(200);
        } else {
            me.post(path, Map.of()).expect(200);
        }
        clock.advance(KEPT.minusSeconds(1));
        daily.run();
        assertThat(isKept(id)).isTrue();
        clock.advance(Duration.ofSeconds(2));
        daily.run();
        assertThat(isKept(id)).isFalse();
    }

    @Test
    void whatIsOnLegalHoldIsNotPurgedNorWhatIsLinkedToIt() {
        var first = sent();
        var second = sent();
        link(second, first);
        var hold = "/v1/appointment-requests/" + second + "/legal-hold";
        manager().post(hold, REASON).expect(200);
        clock.advance(KEPT.plusSeconds(1));
        assertThat(purge("").body().path("onLegalHold").asInt()).isEqualTo(2);
        assertThat(isKept(first) && isKept(second)).isTrue();
        manager().post(hold + "/release", REASON).expect(200);
        assertThat(purge("").body().path("purged").asInt()).isEqualTo(2);
        assertThat(isKept(first) || isKept(second)).isFalse();
    }

    @Test
    void aDangerThatNobodyHasClearedIsNotPurged() {
        var request = UUID.fromString(Requests.send(Requests.request("message", "I want to die"))
                .expect(201)
                .text("id"));
        clock.advance(KEPT.plusSeconds(1));
        daily.run();
        assertThat(isKept(request)).isTrue();
    }

    /** The purge has chosen the person already, and waits for what the person is just writing. */
    @Test
    void aDangerThatIsToldDuringThePurgeIsNotPurged() throws Exception {
        var first = sent();
        var second = sent();
        link(second, first);
        clock.advance(KEPT.plusSeconds(1));
        try (var connection = source.getConnection();
                var thread = Executors.newSingleThreadExecutor()) {
            connection.setAutoCommit(false);
            try (var danger = connection.prepareStatement(
                    "update appointment_request set crisis_raised_at = now(), crisis_respond_by = now(), crisis_source = 'STAFF'"
                            + " where id = ?")) {
                danger.setObject(1, second);
                danger.executeUpdate();
            }
            var purged = thread.submit(purge::some);
            awaitWaiting();
            connection.commit();
            assertThat(purged.get()).isZero();
        }
        assertThat(isKept(first) && isKept(second)).isTrue();
    }

    private void awaitWaiting() {
        Await.until("the purge waits", Duration.ofSeconds(10), () -> !database.list(
                        "select 1 from pg_locks where not granted", row -> 1)
                .isEmpty());
    }

    @Test
    void aDryRunTellsHowManyAndByWhichRuleAndChangesNothing() {
        var request = sent();
        clock.advance(KEPT.plusSeconds(1));
        var told = purge("?dryRun=true").body();
        assertThat(told.path("due").asInt()).isEqualTo(1);
        assertThat(told.path("purged").asInt()).isZero();
        assertThat(told.at("/requestsAreKept/keep").asText()).isEqualTo("P180D");
        assertThat(told.at("/recordsAreKept/keep").asText()).isEqualTo("P7Y");
        assertThat(told.at("/recordsAreKept/source").asText()).isNotEmpty();
        assertThat(isKept(request)).isTrue();
    }

    /** What happens to a request keeps it for as long again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into request_assignment (request_id, account_id, taken_at, ends_at) select id, id, '%1$s', '%2$s'",
                "insert into contact_attempt (id, request_id, way, outcome, made_at, made_by)"
                        + " select gen_random_uuid(), id, 'PHONE', 'NO_ANSWER', '%1$s', id",
                "insert into request_decision (id, request_id, decision, decided_at, decided_by)"
                        + " select gen_random_uuid(), id, 'REOPEN', '%1$s', id",
                "insert into screening (id, request_id, questionnaire_version, answered_at, content)"
                        + " select gen_random_uuid(), id, '1', '%1$s', ''"
            })
    void whatHappensToARequestKeepsIt(String happening) {
        var request = sent();
        clock.advance(Duration.ofDays(100));
        var then = clock.instant();
        database.update(
                happening.formatted(then, then.plusSeconds(1)) + " from appointment_request where id = ?", request);
        clock.advance(KEPT.minusSeconds(1));
        daily.run();
        assertThat(isKept(request)).isTrue();
        clock.advance(Duration.ofSeconds(3));
        daily.run();
        assertThat(isKept(request)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"promised_call_at", "next_try_at", "spoken_at"})
    void aCallThatIsToComeKeepsARequest(String column) {
        var request = sent();
        database.update(
                "update appointment_request set " + column + " = ? where id = ?",
                clock.instant().plus(Duration.ofDays(100)),
                request);
        clock.advance(KEPT.plusDays(99));
        daily.run();
        assertThat(isKept(request)).isTrue();
        clock.advance(Duration.ofDays(2));
        daily.run();
        assertThat(isKept(request)).isFalse();
    }

    /** No transaction is long, however much there is to do. */
    @Test
    void aBatchIsBoundedAndTheJobDoesAllBatches() {
        var columns = database.first(
                        "select string_agg(column_name, ', ') from information_schema.columns where table_name ="
                                + " 'appointment_request' and table_schema = 'public' and is_generated = 'NEVER'"
                                + " and column_name not in ('id', 'reference')",
                        row -> row.getString(1))
                .orElseThrow();
        database.update(
                "insert into appointment_request (id, reference, %1$s) select gen_random_uuid(), n, %1$s from appointment_request"
                                .formatted(columns)
                        + " cross join generate_series(1, 250) n where id = ?",
                sent());
        clock.advance(KEPT.plusSeconds(1));
        var one = purge("").body();
        assertThat(one.path("purged").asInt()).isEqualTo(100);
        assertThat(one.path("due").asInt()).isEqualTo(151);
        daily.run();
        assertThat(purge("?dryRun=true").body().path("due").asInt()).isZero();
    }
}
