package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Office;

/** Two patients who both have follow-ups turn out to be one, who was treated twice. */
@QuarkusTest
class FollowUpMergeTest {

    @Inject
    Recompute recompute;

    @Inject
    Database database;

    private static PlantedCourse treated(String start) {
        var patient = PlantedCourse.none();
        patient.given(patient.booked(PlantedCourse.INDUCTION, start), start);
        return patient;
    }

    /** Code, status, and what has happened to it. */
    private List<String> rows(UUID patient) {
        return database.list(
                "select code || ' ' || status || ' ' || (select string_agg(what, ',' order by e.id) from follow_up_event e"
                        + " where e.follow_up_id = f.id) from follow_up f where patient_id = ? order by due_at, code",
                row -> row.getString(1),
                patient);
    }

    private List<String> completed(UUID patient) {
        return database.list(
                "select id || ' ' || due_at || ' ' || completed_at || ' ' || responses::text from follow_up"
                        + " where patient_id = ? and status = 'COMPLETED' order by id",
                row -> row.getString(1),
                patient);
    }

    private static void merge(PlantedCourse survivor, PlantedCourse duplicate) {
        var path = "/v1/patients/" + survivor.patient;
        Office.staff("nurse")
                .ifMatch(Office.desk()
                        .get(path)
                        .expect(200)
                        .body()
                        .path("version")
                        .asLong())
                .post(path + "/merge", Map.of("duplicate", duplicate.patient.toString(), "reason", "Testreason"))
                .expect(200);
    }

    @Test
    void theHistoryOfBothIsKeptAndNothingIsAskedTwice() {
        var survivor = treated("2027-01-04T10:00");
        var duplicate = treated("2027-01-06T10:00");
        recompute.of(survivor.patient);
        recompute.of(duplicate.patient);
        survivor.completed("CHECK_IN_24H", "2027-01-05T11:00");
        duplicate.completed("CHECK_IN_24H", "2027-01-07T11:00");
        duplicate.completed("RETURN", "2027-01-07T12:00");
        assertThat(rows(survivor.patient))
                .containsExactly(
                        "CHECK_IN_24H COMPLETED CREATED", "WEARING_OFF_7D OPEN CREATED", "RETURN OPEN CREATED");
        var done = new ArrayList<>(completed(survivor.patient));
        done.addAll(completed(duplicate.patient));
        merge(survivor, duplicate);
        Chart.nurse().get("/v1/follow-up-schedules/" + survivor.patient).expect(200);
        assertThat(rows(survivor.patient))
                .containsExactly(
                        "CHECK_IN_24H COMPLETED CREATED",
                        "CHECK_IN_24H COMPLETED CREATED",
                        // Of the first treatment, which is the last no more; nor a single one: the patient has
                        // returned.
                        "WEARING_OFF_7D CLOSED CREATED,CLOSED",
                        "WEARING_OFF_7D OPEN CREATED",
                        "RETURN COMPLETED CREATED,COMPLETED",
                        "RETURN COMPLETED CREATED",
                        "SAFETY_REVIEW OPEN CREATED");
        assertThat(completed(survivor.patient)).hasSize(done.size() + 1).containsAll(done);
        assertThat(rows(duplicate.patient)).isEmpty();
        assertThat(marks(survivor.patient) + marks(duplicate.patient)).isZero();
        var before = database.list(
                "select f::text from follow_up f where patient_id = ? order by 1",
                row -> row.getString(1),
                survivor.patient);
        survivor.mark(Instant.parse("2027-01-08T12:00:00Z"));
        recompute.of(survivor.patient);
        assertThat(database.list(
                        "select f::text from follow_up f where patient_id = ? order by 1",
                        row -> row.getString(1),
                        survivor.patient))
                .isEqualTo(before);
    }

    private long marks(UUID patient) {
        return database.first(
                        "select count(*) from follow_up_mark where patient_id = ?", row -> row.getLong(1), patient)
                .orElseThrow();
    }

    @Test
    void whatIsMarkedOfTheDuplicateIsWorkedOutForTheSurvivor() {
        var survivor = PlantedCourse.none();
        var duplicate = treated("2027-01-06T10:00");
        merge(survivor, duplicate);
        Chart.nurse().get("/v1/follow-up-schedules/" + survivor.patient).expect(200);
        assertThat(rows(survivor.patient))
                .containsExactly("CHECK_IN_24H OPEN CREATED", "WEARING_OFF_7D OPEN CREATED", "RETURN OPEN CREATED");
    }
}
