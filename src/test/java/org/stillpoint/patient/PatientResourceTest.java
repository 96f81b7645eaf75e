package org.stillpoint.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.visitor;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;

@QuarkusTest
class PatientResourceTest {

    private static final String PATH = "/v1/patients";

    @Inject
    TestClock clock;

    private static Map<String, Object> person(String property, Object value) {
        var person = new HashMap<>(Office.person());
        person.put(property, value);
        return person;
    }

    @Test
    void aRecordIsReadAsItWasWritten() {
        var sent = person("phone", "+16175550123");
        var registered = desk().post(PATH, sent).expect(201);
        var found = desk().get(PATH + "/" + registered.text("id")).expect(200);
        sent.forEach((property, value) -> assertThat(found.text(property)).isEqualTo(value));
        assertThat(found.body()).isEqualTo(registered.body());
    }

    @Test
    void whoHasTheVersionIsStillShownWhatTheirRoleAndTheDayMakeOfIt() {
        var asDesk = Chart.nurse()
                .post(PATH, person("clinical", Map.of("allergies", List.of(Map.of("substance", "Testone")))))
                .expect(201);
        var path = PATH + "/" + asDesk.text("id");
        var held = "\"" + asDesk.text("version") + "\"";
        assertThat(desk().with("If-None-Match", held)
                        .get(path)
                        .expect(200)
                        .body()
                        .has("clinical"))
                .isFalse();
        assertThat(Chart.nurse()
                        .with("If-None-Match", held)
                        .get(path)
                        .expect(200)
                        .body()
                        .has("clinical"))
                .isTrue();
    }

    @Test
    void spacesAroundANameAreNotPartOfIt() {
        var registered = desk().post(PATH, person("givenName", "  Ada  Maria ")).expect(201);
        assertThat(registered.text("givenName")).isEqualTo("Ada  Maria");
    }

    @ParameterizedTest
    @CsvSource({
        "givenName, ''",
        "familyName, ' '",
        "dateOfBirth, 2190-01-01",
        "dateOfBirth, 1850-01-01",
        "dateOfBirth, 1980-02-30",
        "dateOfBirth, 1980-05-17T00:00:00Z",
        "email, ada@@patients.example",
        "phone, 12",
        "phone, 555-0123",
        "phone, +1 555 0100 ext. 12 or so",
        "reachable, true",
        "nickname, Ada"
    })
    void whatIsWrongIsNamed(String property, String value) {
        var answer = desk().post(PATH, person(property, value)).expect(400);
        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/" + property);
        assertThat(answer.body().toString()).doesNotContain("Testperson");
    }

    @Test
    void nobodyIsBornTomorrow() {
        var soon = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(2);
        desk().post(PATH, person("dateOfBirth", soon.toString())).expect(400);
        clock.advance(Duration.ofDays(3));
        var desk = Office.staff("frontdesk");
        desk.post(PATH, person("dateOfBirth", soon.toString())).expect(201);
    }

    @Test
    void aRecordIsForStaff() {
        var id = Office.patient();
        visitor().get(PATH + "/" + id).expect(401);
        visitor().post(PATH, Office.person()).expect(401);
        var office = Office.open();
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        var booked =
                visitor().post("/v1/appointments", Office.confirmation(hold)).expect(201);
        Wire.here().as(booked.text("key")).get(PATH + "/" + id).expect(403);
    }

    @Test
    void whoIsNotThereIsNotFound() {
        assertThat(desk().get(PATH + "/" + UUID.randomUUID()).expect(404).problem())
                .isEqualTo("not-found");
        assertThat(desk().get(PATH + "/ada")
                        .expect(400)
                        .body()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("id");
    }
}
