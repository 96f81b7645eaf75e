package org.stillpoint.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.security.KeyKind;
import org.stillpoint.security.PersonalKeys;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;

@QuarkusTest
class PatientKeyTest {

    @Inject
    PersonalKeys keys;

    @Inject
    TestClock clock;

    private String patient;

    @BeforeEach
    void somebody() {
        patient = Office.patient();
    }

    private static String path(String patient) {
        return "/v1/patients/" + patient + "/keys";
    }

    private String issued(Map<String, Object> wish) {
        return desk().post(path(patient), wish).expect(200).text("key");
    }

    private boolean opens(String key, String whose) {
        return keys.opens(key, KeyKind.PATIENT, UUID.fromString(whose));
    }

    @Test
    void isGoodForAsLongAsWasSaid() {
        var usual = issued(Map.of());
        var brief = issued(Map.of("days", 2));
        clock.advance(Duration.ofDays(3));
        assertThat(opens(brief, patient)).isFalse();
        assertThat(opens(usual, patient)).isTrue();
        clock.advance(Duration.ofDays(88));
        assertThat(opens(usual, patient)).isFalse();
    }

    @Test
    void allOfAPatientsEndTogetherAndNobodyElses() {
        var mine = issued(Map.of());
        var other = Office.patient();
        var theirs = desk().post(path(other), Map.of()).expect(200).text("key");
        desk().delete(path(patient)).expect(204);
        assertThat(opens(mine, patient)).isFalse();
        assertThat(opens(theirs, other)).isTrue();
    }

    @Test
    void opensTheRecordThatStaysAfterAMerge() {
        var key = issued(Map.of());
        var survivor = Office.patient();
        desk().ifMatch(0)
                .post("/v1/patients/" + survivor + "/merge", Map.of("duplicate", patient, "reason", "made up"))
                .expect(200);
        assertThat(opens(key, survivor)).isTrue();
        assertThat(opens(key, patient)).isFalse();
    }

    @Test
    void endsWithThePatientsErasure() {
        var key = issued(Map.of());
        Office.staff("manager")
                .post("/v1/patients/" + patient + "/erasure", Map.of("reason", "made up"))
                .expect(204);
        assertThat(opens(key, patient)).isFalse();
    }

    @Test
    void isForKnownPatientsAndAYearAtMost() {
        desk().post(path(UUID.randomUUID().toString()), Map.of()).expect(404);
        desk().delete(path(UUID.randomUUID().toString())).expect(404);
        desk().post(path(patient), Map.of("days", 366)).expect(400);
        desk().post(path(patient), Map.of("days", 0)).expect(400);
    }
}
