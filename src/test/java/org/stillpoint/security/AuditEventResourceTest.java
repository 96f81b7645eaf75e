package org.stillpoint.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.SignedIn;
import org.stillpoint.testsupport.TestClock;

@QuarkusTest
class AuditEventResourceTest {

    @Inject
    Audit audit;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    private final UUID patient = UUID.randomUUID();

    private Deed deed(String action) {
        return Deed.of(action, "Patient", patient).about(patient, UUID.randomUUID());
    }

    private static Response get(String query) {
        var answer = SignedIn.asManager().get("/v1/audit-events?" + query);
        assertEquals(200, answer.statusCode(), answer.asString());
        return answer;
    }

    private List<String> actions(String more) {
        return get("patient=" + patient + more).path("items.action");
    }

    @Test
    void managersSeeWhatWasDoneToAPatientNewestFirst() {
        audit.record(deed("PATIENT_REGISTERED"));
        audit.record(deed("PATIENT_READ").onBehalfOf(patient).showing(2).because("Testperson asked for it"));
        var answer = get("patient=" + patient);
        assertEquals(List.of("PATIENT_READ", "PATIENT_REGISTERED"), answer.path("items.action"));
        assertEquals("SYSTEM", answer.path("items[0].actor.kind"));
        assertEquals(List.of(), answer.path("items[0].actor.roles"));
        assertEquals("Patient", answer.path("items[0].row.kind"));
        assertEquals(patient.toString(), answer.path("items[0].row.id"));
        assertEquals(2, answer.<List<String>>path("items[0].patients").size());
        assertEquals(2, answer.<Integer>path("items[0].count"));
        assertEquals("Testperson asked for it", answer.path("items[0].reason"));
        assertEquals("DONE", answer.path("items[0].outcome"));
        assertTrue(answer.<Object>path("items[0].at").toString().endsWith("Z"));
        assertEquals("no-store", answer.header("Cache-Control"));
    }

    @Test
    void whoeverReadsTheTrailIsInIt() {
        audit.record(deed("PATIENT_READ"));
        get("patient=" + patient);
        var entry = AuditTrail.about(patient).getLast();
        assertEquals("AUDIT_EVENTS_READ", entry.action());
        assertEquals(1, entry.items());
        assertEquals("FRONT_DESK,MANAGER", entry.roles());
    }

    @Test
    void whatIsSoughtIsOneActionOrOneOutcome() {
        audit.record(
                deed("PATIENT_READ"),
                deed("PATIENT_MERGED"),
                deed("PATIENT_READ").denied());
        assertEquals(List.of("PATIENT_MERGED"), actions("&action=PATIENT_MERGED"));
        assertEquals(List.of("PATIENT_READ"), actions("&outcome=DENIED"));
        assertEquals(List.of(), actions("&outcome=FAILED"));
        assertEquals(2, actions("&action=PATIENT_READ").size());
    }

    @Test
    void orWhatOneAccountDid() {
        var account = UUID.randomUUID();
        audit.record(deed("PATIENT_READ").by(Doer.account(account, List.of("NURSE"))));
        audit.record(deed("PATIENT_READ"));
        var answer = get("actor=" + account);
        assertEquals(1, answer.<List<Object>>path("items").size());
        assertEquals(account.toString(), answer.path("items[0].actor.id"));
        assertEquals(List.of("NURSE"), answer.path("items[0].actor.roles"));
        assertEquals(1, actions("&actor=" + account).size());
    }

    @Test
    void orWhatWasDoneToOneRowAndWhichListsShowedIt() {
        var row = UUID.randomUUID();
        audit.record(
                Deed.of("REQUEST_READ", "AppointmentRequest", row),
                Deed.of("REQUESTS_LISTED", "AppointmentRequest")
                        .showing(List.of(UUID.randomUUID(), row))
                        .about(patient),
                Deed.of("REQUESTS_LISTED", "AppointmentRequest").showing(List.of(UUID.randomUUID())));
        var answer = get("row=" + row);
        assertEquals(List.of("REQUESTS_LISTED", "REQUEST_READ"), answer.path("items.action"));
        assertEquals(row.toString(), answer.path("items[0].rows[1]"));
        assertEquals(2, answer.<Integer>path("items[0].count"));
        assertEquals(List.of("REQUESTS_LISTED"), actions("&row=" + row));
        assertEquals(
                List.of(), get("row=" + row + "&patient=" + UUID.randomUUID()).path("items"));
    }

    @Test
    void orWhatWasDoneBetweenTwoMoments() {
        var noon = Instant.parse("2030-06-01T12:00:00Z");
        for (var action : List.of("FIRST_DONE", "SECOND_DONE", "THIRD_DONE")) {
            clock.set(noon.plus(
                    Duration.ofHours(action.equals("FIRST_DONE") ? 0 : action.equals("SECOND_DONE") ? 1 : 2)));
            audit.record(deed(action));
        }
        clock.reset();
        assertEquals(List.of("SECOND_DONE"), actions("&from=2030-06-01T13:00:00Z&to=2030-06-01T10:00:00-04:00"));
        assertEquals(List.of("FIRST_DONE"), actions("&from=2030-06-01T12:00:00Z&to=2030-06-01T13:00:00Z"));
    }

    @Test
    void pagesFollowOneAnotherWithoutGapsAlsoWithinOneMoment() {
        clock.set(Instant.parse("2030-07-01T12:00:00Z"));
        for (int n = 0; n < 7; n++) {
            audit.record(deed("PATIENT_READ"));
        }
        clock.reset();
        var seen = new ArrayList<String>();
        var query = "patient=" + patient + "&action=PATIENT_READ&limit=3";
        String next = "";
        for (int page = 0; page < 3; page++) {
            var answer = get(query + next);
            seen.addAll(answer.path("items.id"));
            next = "&after=" + answer.path("next");
        }
        assertEquals("&after=null", next);
        assertEquals(7, seen.size());
        assertEquals(seen.stream().sorted(Comparator.reverseOrder()).toList(), seen);
    }

    @Test
    void aReasonThatCanNotBeReadSaysSoAndTheRowIsStillServed() {
        database.update("""
                insert into audit_event (id, at, actor_kind, roles, action, patients, outcome, reason)
                values (gen_random_uuid(), now(), 'SYSTEM', '', 'THING_DONE', array[?]::uuid[], 'DONE', '\\x0102030405')""", patient);
        var answer = get("patient=" + patient);
        assertNull(answer.path("items[0].reason"));
        assertEquals(List.of("reason"), answer.path("items[0].unreadable"));
    }

    @Test
    void theSearchItselfIsNotKept() {
        get("action=TESTPERSON_DONE");
        var kept = database.list(
                "select audit_event::text from audit_event where action = 'AUDIT_EVENTS_READ'",
                row -> row.getString(1));
        assertFalse(kept.isEmpty());
        assertTrue(kept.stream().noneMatch(row -> row.contains("TESTPERSON")));
    }

    @Test
    void wrongParametersAreRefused() {
        for (var query : List.of(
                "patient=nobody",
                "outcome=WELL",
                "from=yesterday",
                "limit=0",
                "after=x",
                "who=me",
                "action=X",
                "action=patient_read",
                "from=2030-06-02T00:00:00Z&to=2030-06-01T00:00:00Z",
                "from=2030-06-02T00:00:00Z&to=2030-06-02T00:00:00Z")) {
            var answer = SignedIn.asManager().get("/v1/audit-events?" + query);
            assertEquals(400, answer.statusCode(), query);
        }
    }
}
