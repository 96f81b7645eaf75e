package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;

/** What is to be done, as staff page through it. */
@QuarkusTest
class DueListTest {

    private static final String PATH = "/v1/follow-ups";
    private static final String ALL = "&status=OPEN&status=MISSED&status=COMPLETED&status=CLOSED";

    /** As nothing is that the program makes: everything that can be said of a follow-up is said of this one. */
    private static final String EVERYTHING = """
            update follow_up set series_id = gen_random_uuid(), session_id = gen_random_uuid(), appointment_id = ?::uuid,
                   responses = array[gen_random_uuid(), gen_random_uuid()], escalation = 2, next_try_at = ?::timestamptz + interval '1 hour',
                   suggested_for = 'MAINTENANCE_1:none:0', suggested_from = current_date + 20, suggested_to = current_date + 27,
                   accepted_at = ?, accepted_by = gen_random_uuid(), priority = 1, version = 7,
                   why = '{"rule": "MISSED_CONTACT", "since": "2026-01-04T10:00:00Z", "number": 1, "of": 3, "hours": 24, "days": 2}'
             where id = ?""";

    @Inject
    Database database;

    @Inject
    TestClock clock;

    private static List<JsonNode> items(Wire caller, String query) {
        var found = new ArrayList<JsonNode>();
        caller.get(PATH + query).expect(200).body().path("items").forEach(found::add);
        return found;
    }

    private static List<String> ids(Wire caller, String query) {
        return items(caller, query).stream()
                .map(item -> item.path("id").asText())
                .toList();
    }

    private static void showsEachAsItIsAlone(Wire caller, String patient, int count) {
        var items = items(caller, "?patient=" + patient + ALL);
        assertThat(items).hasSize(count);
        for (var item : items) {
            var alone = (ObjectNode) caller.get(PATH + "/" + item.path("id").asText())
                    .expect(200)
                    .body();
            alone.remove("history");
            assertThat(item).isEqualTo(alone);
        }
    }

    @Test
    void aListShowsOfEachWhatIsShownOfItAlone() {
        var patient = Office.patient();
        var visit = FollowUpSample.of(patient, FollowUpKind.VISIT, null);
        var booked = Office.desk()
                .ifMatch(0)
                .post(visit.path() + "/appointments", visit.booking(0))
                .expect(201)
                .text("appointment");
        var full = FollowUpSample.of(patient, FollowUpKind.REVIEW, null, "GAD-7", "PHQ-9");
        database.update(EVERYTHING, booked, clock.instant(), clock.instant(), full.id);
        Chart.nurse().post(full.path() + "/assignment", Map.of()).expect(200);
        var missed = FollowUpSample.checkIn(patient);
        missed.again(FollowUpKind.CALL);
        var done = FollowUpSample.of(patient, FollowUpKind.CALL, null);
        Chart.nurse()
                .ifMatch(0)
                .post(done.path() + "/completion", Map.of("outcome", "DONE", "result", "made-up finding 4711"))
                .expect(200);
        showsEachAsItIsAlone(Chart.nurse(), patient, 5);
        showsEachAsItIsAlone(Office.desk(), patient, 5);
        assertThat(items(Chart.nurse(), "?patient=" + patient + "&status=COMPLETED")
                        .getFirst()
                        .path("result")
                        .asText())
                .isEqualTo("made-up finding 4711");
        assertThat(items(Office.desk(), "?patient=" + patient + ALL).toString())
                .doesNotContain("4711", "GAD-7", "responses", "suggestion");
    }

    @Test
    void aListHasWhatIsAskedForAndNothingElse() {
        var patient = Office.patient();
        var mine = "?patient=" + patient;
        var call = FollowUpSample.of(patient, FollowUpKind.CALL, null);
        var visit = FollowUpSample.of(patient, FollowUpKind.VISIT, null);
        var review = FollowUpSample.of(patient, FollowUpKind.REVIEW, null);
        for (var each : List.of(call, visit, review)) {
            database.update(
                    "update follow_up set due_at = from_at + ? * interval '1 minute' where id = ?",
                    List.of(call, visit, review).indexOf(each),
                    each.id);
        }
        var all = List.of(call.id.toString(), visit.id.toString(), review.id.toString());
        assertThat(ids(Office.desk(), mine)).isEqualTo(all);
        assertThat(ids(Office.desk(), mine + "&kind=CALL&kind=REVIEW")).containsExactly(all.get(0), all.get(2));
        assertThat(ids(Office.desk(), mine + "&kind=VISIT&due=true")).containsExactly(all.get(1));
        assertThat(ids(Office.desk(), mine + "&overdue=true")).isEmpty();
        assertThat(ids(Office.desk(), mine + "&status=CLOSED&status=MISSED")).isEmpty();
        var owner = Office.desk()
                .post(visit.path() + "/assignment", Map.of())
                .expect(200)
                .body()
                .path("owner")
                .path("account")
                .asText();
        assertThat(ids(Office.desk(), mine + "&owner=" + owner)).containsExactly(all.get(1));
        assertThat(ids(Office.desk(), mine + "&owner=" + UUID.randomUUID())).isEmpty();
        clock.advance(Duration.ofHours(1));
        assertThat(ids(Office.desk(), mine + "&owner=" + owner))
                .as("nobody has it any more")
                .isEmpty();
        var paged = new ArrayList<String>();
        for (var next = ""; next != null; ) {
            var page = Office.desk()
                    .get(PATH + mine + "&limit=1" + next)
                    .expect(200)
                    .body();
            page.path("items").forEach(item -> paged.add(item.path("id").asText()));
            next = page.has("next") ? "&after=" + page.path("next").asText() : null;
        }
        assertThat(paged).isEqualTo(all);
    }
}
