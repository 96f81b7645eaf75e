package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;

/** Whether somebody is in danger, or is not as well as before, is nothing that the front desk can find out. */
@QuarkusTest
class FrontDeskTest {

    private static final String PATH = "/v1/follow-ups";

    @Inject
    Database database;

    @Inject
    TestClock clock;

    private FollowUpSample worried(String code, FollowUpKind kind) {
        var sample = FollowUpSample.of(Office.patient(), kind, null);
        database.update("update follow_up set code = ?, priority = 0 where id = ?", code, sample.id);
        return sample;
    }

    private static List<String> ids(Wire caller, String query) {
        return caller.get(PATH + query).expect(200).body().path("items").findValuesAsText("id");
    }

    private void tellsTheFrontDeskNothing(FollowUpSample sample) {
        var id = sample.id.toString();
        var mine = "?patient=" + sample.patient;
        for (var query : List.of("", "&kind=RISK", "&kind=REVIEW", "&due=true", "&status=OPEN&status=COMPLETED")) {
            assertThat(ids(Office.desk(), mine + query)).as(query).isEmpty();
        }
        assertThat(ids(Chart.nurse(), mine)).containsExactly(id);
        assertThat(ids(Office.staff("manager"), mine))
                .as("a manager is no clinician")
                .isEmpty();
        var desk = Office.desk();
        var schedule = "/v1/follow-up-schedules/" + sample.patient;
        assertThat(desk.get(schedule).expect(200).body().path("items")).isEmpty();
        assertThat(Chart.nurse().get(schedule).expect(200).body().path("items")).hasSize(1);
        desk.get(sample.path()).expect(404);
        desk.post(sample.path() + "/assignment", Map.of()).expect(404);
        desk.delete(sample.path() + "/assignment").expect(404);
        desk.ifMatch(0)
                .post(sample.path() + "/attempts", Map.of("outcome", "NO_ANSWER"))
                .expect(404);
        desk.ifMatch(0)
                .post(sample.path() + "/completion", Map.of("outcome", "DONE"))
                .expect(404);
        desk.ifMatch(0).post(sample.path() + "/escalation", Map.of()).expect(404);
        desk.get(sample.path() + "/session-slots").expect(404);
        desk.ifMatch(0)
                .post(sample.path() + "/appointments", Map.of("start", "2027-01-04T10:00:00-05:00"))
                .expect(404);
        desk.post(sample.path() + "/links", Map.of()).expect(404);
        Chart.nurse().get(sample.path()).expect(200);
        Chart.nurse()
                .ifMatch(0)
                .post(sample.path() + "/completion", Map.of("outcome", "DONE", "result", "made-up finding 4711"))
                .expect(200);
        assertThat(ids(Office.desk(), mine + "&status=COMPLETED")).isEmpty();
    }

    @Test
    void theFrontDeskDoesNotLearnThatSomebodyIsInDanger() {
        tellsTheFrontDeskNothing(worried("RISK", FollowUpKind.RISK));
    }

    @Test
    void theFrontDeskDoesNotLearnThatSomebodyMayHaveARelapse() {
        tellsTheFrontDeskNothing(worried("RELAPSE_REVIEW", FollowUpKind.REVIEW));
    }

    @Test
    void theFrontDeskDoesNotLearnThatAVisitIsToBeMovedBecauseOfARelapse() {
        tellsTheFrontDeskNothing(worried("MOVE_EARLIER", FollowUpKind.CALL));
    }

    @Test
    void theFrontDeskSeesOtherReviewsAndDoesNotCompleteThem() {
        var review = worried("SAFETY_REVIEW", FollowUpKind.REVIEW);
        assertThat(ids(Office.desk(), "?patient=" + review.patient)).containsExactly(review.id.toString());
        Office.desk()
                .ifMatch(0)
                .post(review.path() + "/completion", Map.of("outcome", "DONE"))
                .expect(403);
        Office.desk()
                .ifMatch(0)
                .post(review.path() + "/attempts", Map.of("outcome", "NO_ANSWER"))
                .expect(403);
    }

    /** Due so many days ago, at the place of all samples. */
    private FollowUpSample due(int days) {
        var sample = FollowUpSample.of(Office.patient(), FollowUpKind.SESSION, null);
        var at = clock.instant().minus(Duration.ofDays(days));
        database.update("update follow_up set due_at = ?, from_at = ?, to_at = ? where id = ?", at, at, at, sample.id);
        return sample;
    }

    private static List<String> recalled(Wire caller, int limit) {
        var found = new ArrayList<String>();
        var cursors = new ArrayList<String>();
        for (var next = ""; next != null; ) {
            var page = caller.get(
                            "/v1/recall-list?site=" + FollowUpSample.office().site() + "&limit=" + limit
                                    + (next.isEmpty() ? "" : "&after=" + next))
                    .expect(200)
                    .body();
            found.addAll(page.path("items").findValuesAsText("followUp"));
            next = page.path("next").isTextual() ? page.path("next").asText() : null;
            cursors.add(next);
        }
        assertThat(cursors).doesNotHaveDuplicates();
        return found;
    }

    @Test
    void theOrderOfTheRecallListTellsAClinicianWhoMayHaveARelapseAndTheFrontDeskNothing() {
        var late = due(2000);
        var relapse = due(1990);
        var later = due(1980);
        database.update(
                "update follow_up set code = 'RELAPSE_REVIEW' where id = ?",
                FollowUpSample.of(relapse.patient, FollowUpKind.REVIEW, null).id);
        var three = List.of(late, relapse, later).stream()
                .map(each -> each.id.toString())
                .toList();
        for (int limit : List.of(1, 2, 200)) {
            assertThat(recalled(Office.desk(), limit))
                    .filteredOn(three::contains)
                    .containsExactlyElementsOf(three);
            assertThat(recalled(Chart.nurse(), limit))
                    .filteredOn(three::contains)
                    .containsExactly(three.get(1), three.get(0), three.get(2));
        }
        var shown = Office.desk().get("/v1/recall-list?limit=200").expect(200).body();
        assertThat(shown.findValues("relapseSignal")).isEmpty();
        assertThat(shown.toString()).doesNotContain("RELAPSE");
        var cursor = Office.desk()
                .get("/v1/recall-list?limit=1&site=" + FollowUpSample.office().site());
        assertThat(cursor.body().path("next").asText().charAt(0))
                .as("the same for whoever comes first")
                .isEqualTo(Office.desk()
                        .get("/v1/recall-list?limit=2&site="
                                + FollowUpSample.office().site())
                        .body()
                        .path("next")
                        .asText()
                        .charAt(0));
    }

    @Test
    void whoAskedForAnotherTimeIsRecalledFromThenOnAndTheListTellsWhatWasTried() {
        var asked = due(3);
        var again = Office.text(clock.instant().plus(Duration.ofMinutes(20)).atOffset(ZoneOffset.UTC));
        var version = Office.desk()
                .get(asked.path())
                .expect(200)
                .body()
                .path("version")
                .asLong();
        Office.desk()
                .ifMatch(version)
                .post(asked.path() + "/attempts", Map.of("outcome", "ASKED_FOR_ANOTHER_TIME", "nextTryAt", again))
                .expect(200);
        assertThat(recalled(Office.desk(), 200)).doesNotContain(asked.id.toString());
        assertThat(recalled(Chart.nurse(), 200)).doesNotContain(asked.id.toString());
        clock.advance(Duration.ofMinutes(21));
        assertThat(recalled(Chart.nurse(), 200)).contains(asked.id.toString());
        assertThat(row(asked).has("owner")).isFalse();
        var owner = Office.desk()
                .post(asked.path() + "/assignment", Map.of())
                .expect(200)
                .body()
                .at("/owner/account")
                .asText();
        var shown = row(asked);
        assertThat(shown.path("attempts").asInt()).isEqualTo(1);
        assertThat(OffsetDateTime.parse(shown.path("nextTryAt").asText())).isEqualTo(OffsetDateTime.parse(again));
        assertThat(shown.path("owner").asText()).isEqualTo(owner).isNotEmpty();
        database.update("update follow_up set owner_until = ? where id = ?", clock.instant(), asked.id);
        assertThat(row(asked).has("owner")).as("long since").isFalse();
    }

    private static JsonNode row(FollowUpSample sample) {
        var items = Office.desk()
                .get("/v1/recall-list?limit=200&site=" + FollowUpSample.office().site())
                .expect(200)
                .body()
                .path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("followUp").asText().equals(sample.id.toString()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoIsDueForATreatmentOfAnyKindIsRecalledUntilItIsBooked() {
        var next = due(3);
        var site = FollowUpSample.office().site();
        assertThat(recalled(Office.desk(), 200)).contains(next.id.toString());
        database.update("update follow_up set appointment_id = ? where id = ?", UUID.randomUUID(), next.id);
        assertThat(recalled(Office.desk(), 200)).doesNotContain(next.id.toString());
        var visit = FollowUpSample.visit();
        assertThat(recalled(Office.desk(), 200)).as(site).doesNotContain(visit.id.toString());
    }
}
