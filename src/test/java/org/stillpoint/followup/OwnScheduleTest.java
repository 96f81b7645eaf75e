package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.patient.CrisisFlags;
import org.stillpoint.patient.CrisisOrigin;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;

/** What patients see of what is due for them. */
@QuarkusTest
class OwnScheduleTest {

    @Inject
    CrisisFlags flags;

    @Inject
    TestClock clock;

    private static Wire as(String patient) {
        return Office.visitor()
                .as(desk().post("/v1/patients/" + patient + "/keys", Map.of())
                        .expect(200)
                        .text("key"));
    }

    private static String path(String patient) {
        return "/v1/follow-up-schedules/" + patient;
    }

    @Test
    void patientsSeeWhatIsDueForThemInNeutralWords() {
        var sample = FollowUpSample.questionnaire("GAD-7");
        var seen = as(sample.patient).get(path(sample.patient)).expect(200).body();
        assertThat(seen.path("items")).hasSize(1);
        var item = seen.at("/items/0");
        assertThat(item.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "id", "patient", "kind", "state", "site", "timeZone", "from", "dueAt", "to", "text");
        assertThat(item.path("text").asText()).isEqualTo("we send you some questions");
        assertThat(item.path("state").asText()).isEqualTo("DUE");
        assertThat(seen.path("crisisResources")).isNotEmpty();
    }

    @Test
    void nobodySeesWhatIsDueForAnother() {
        var sample = FollowUpSample.checkIn();
        as(Office.patient()).get(path(sample.patient)).expect(404);
        as(sample.patient).get(path(UUID.randomUUID().toString())).expect(404);
        Office.visitor().get(path(sample.patient)).expect(401);
    }

    @Test
    void whoseRecordWasMergedIsToldWhereItWentAndNobodyElseIs() {
        var merged = Office.patient();
        var own = as(merged);
        var survivor = Office.patient();
        desk().ifMatch(0)
                .post("/v1/patients/" + survivor + "/merge", Map.of("duplicate", merged, "reason", "made up"))
                .expect(200);
        var booking = Map.of("hold", Map.of("id", UUID.randomUUID(), "key", "made-up"), "patient", merged);
        var visits = "/v1/appointments?patient=" + merged;
        for (var refused : List.of(own.get(path(merged)), own.get(visits), own.post("/v1/appointments", booking))) {
            assertThat(refused.expect(409).problem()).isEqualTo("patient-merged");
            assertThat(refused.text("mergedInto")).isEqualTo(survivor);
        }
        var another = as(Office.patient());
        another.get(path(merged)).expect(404);
        another.get(visits).expect(404);
        another.post("/v1/appointments", booking).expect(400);
    }

    @Test
    void patientsAreNotToldThatSomebodyIsWorried() {
        var patient = Office.patient();
        FollowUpSample.of(patient, FollowUpKind.RISK, null);
        assertThat(as(patient).get(path(patient)).expect(200).body().path("items"))
                .isEmpty();
        assertThat(desk().get(path(patient)).expect(200).body().path("items")).isEmpty();
        assertThat(Chart.nurse().get(path(patient)).expect(200).body().path("items"))
                .hasSize(1);
    }

    @Test
    void patientsAreNotToldWhatStaffHaveLeftOpen() {
        var patient = Office.patient();
        var review = FollowUpSample.of(patient, FollowUpKind.REVIEW, null);
        FollowUpSample.database().update("update follow_up set code = 'SESSION_NOT_CLOSED' where id = ?", review.id);
        assertThat(as(patient).get(path(patient)).expect(200).body().path("items"))
                .isEmpty();
        assertThat(desk().get(path(patient)).expect(200).body().path("items")).hasSize(1);
    }

    @Test
    void aFlagThatIsRaisedIsLookedAfterAtOnce() {
        var patient = Office.patient();
        flags.raise(UUID.fromString(patient), CrisisOrigin.CANCELLATION, UUID.randomUUID(), FollowUpSample.now());
        var items = Chart.nurse().get(path(patient)).expect(200).body().path("items");
        assertThat(items.findValuesAsText("kind")).isEqualTo(List.of("RISK"));
        assertThat(items.findValuesAsText("state")).isEqualTo(List.of("DUE"));
    }

    @Test
    void aCryThatWaitedWhileAnEarlierOneWasSeenToIsLookedAfterToo() {
        var patient = UUID.fromString(Office.patient());
        var visit = UUID.randomUUID();
        var first = FollowUpSample.now();
        var second = first.plus(Duration.ofMinutes(5));
        flags.raise(patient, CrisisOrigin.CANCELLATION, visit, first);
        var risk = risks(patient).path(0);
        clock.advance(Duration.ofMinutes(10));
        Chart.nurse()
                .ifMatch(risk.path("version").asLong())
                .post(
                        "/v1/follow-ups/" + risk.path("id").asText() + "/completion",
                        Map.of("outcome", "DONE", "result", "made-up finding 4711"))
                .expect(200);
        flags.raise(patient, CrisisOrigin.CANCELLATION, visit, first);
        assertThat(risks(patient).findValuesAsText("state")).as("only told on").containsExactly("DONE");
        flags.raise(patient, CrisisOrigin.CANCELLATION, visit, second);
        assertThat(risks(patient).findValuesAsText("state")).containsExactlyInAnyOrder("DONE", "DUE");
    }

    private static JsonNode risks(UUID patient) {
        return Chart.nurse().get(path(patient.toString())).expect(200).body().path("items");
    }
}
