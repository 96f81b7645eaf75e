package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.staff;
import static org.stillpoint.testsupport.Requests.PATH;
import static org.stillpoint.testsupport.Requests.request;
import static org.stillpoint.testsupport.Requests.send;
import static org.stillpoint.testsupport.Requests.senderOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.testsupport.Requests;
import org.stillpoint.testsupport.Wire.Answer;

/** Somebody tells of danger first and gets a record afterwards. */
@QuarkusTest
class CryBeforeRecordTest {

    private final String email = Requests.email();

    private Answer cry(String name) {
        return send(request(Map.of("email", email, "name", name, "inDanger", true)))
                .expect(201);
    }

    private static Map<String, Object> person(String address) {
        var person = new HashMap<String, Object>();
        person.put("givenName", "Ada");
        person.put("familyName", "Testperson");
        person.put("preferredName", "Addie");
        person.put("dateOfBirth", "1980-05-17");
        person.put("contactPoints", List.of(Map.of("kind", "EMAIL", "value", address)));
        return person;
    }

    private static String registered(String address) {
        return desk().post("/v1/patients", person(address)).expect(201).text("id");
    }

    private static JsonNode flags(String patient) {
        return staff("nurse")
                .get("/v1/patients/" + patient + "/crisis-flags")
                .expect(200)
                .body()
                .path("items");
    }

    @Test
    void isFlaggedThere() {
        var cry = cry("Ada Testperson");
        var flags = flags(registered(email.toUpperCase(Locale.ROOT)));
        assertThat(flags.findValuesAsText("origin")).containsExactly("REQUEST");
        assertThat(flags.findValuesAsText("originId")).containsExactly(cry.text("id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TESTPERSON, Ada",
                "Testperson",
                "A. Testperson",
                "Ada Maria Testperson",
                "addie",
                "Mrs. Ada Testperson"
            })
    void isFlaggedHoweverTheNameWasWritten(String name) {
        cry(name);
        assertThat(flags(registered(email))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bea Testescort", "Ben Testperson", "B. Testperson"})
    void isNotFlaggedForAnotherOfTheHousehold(String name) {
        cry(name);
        assertThat(flags(registered(email))).isEmpty();
    }

    @Test
    void isNotFlaggedForWhatAClinicianHasCleared() {
        var cry = cry("Ada Testperson");
        staff("nurse")
                .post(PATH + "/" + cry.text("id") + "/crisis-clearing", Map.of("reason", "made-up note 4711"))
                .expect(200);
        assertThat(flags(registered(email))).isEmpty();
    }

    @Test
    void isFlaggedWhenTheAddressIsAddedLater() {
        cry("Ada Testperson");
        var patient = registered(Requests.email());
        assertThat(flags(patient)).isEmpty();
        desk().ifMatch(0).put("/v1/patients/" + patient, person(email)).expect(200);
        assertThat(flags(patient)).hasSize(1);
        desk().ifMatch(1).put("/v1/patients/" + patient, person(email)).expect(200);
        assertThat(flags(patient)).hasSize(1);
    }

    private static String registered(String familyName, Map<String, Object> point) {
        var person = person("");
        person.put("familyName", familyName);
        person.remove("preferredName");
        person.put("contactPoints", List.of(point));
        return desk().post("/v1/patients", person).expect(201).text("id");
    }

    /** Neither record tells alone who has cried: one has the address, the other the name. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isFlaggedWhenTwoRecordsTurnOutToBeTheirs(boolean isCalledSoInWhatStays) {
        cry("Ada Testbride");
        var reached = registered("Testperson", Map.of("kind", "EMAIL", "value", email));
        var called = registered("Testbride", Map.of("kind", "PHONE", "value", Requests.phone()));
        assertThat(flags(reached)).isEmpty();
        assertThat(flags(called)).isEmpty();
        var stays = isCalledSoInWhatStays ? called : reached;
        desk().ifMatch(0)
                .post(
                        "/v1/patients/" + stays + "/merge",
                        Map.of("duplicate", isCalledSoInWhatStays ? reached : called, "reason", "Testreason"))
                .expect(200);
        assertThat(flags(stays)).hasSize(1);
    }

    @Test
    void isFlaggedWhenTheSenderCorrectsTheAddressToThatOfTheRecord() {
        var patient = registered(Requests.email());
        var known = desk().get("/v1/patients/" + patient).expect(200).text("email");
        var cry = cry("Ada Testperson");
        assertThat(flags(patient)).isEmpty();
        senderOf(cry)
                .ifMatch(0)
                .put(
                        PATH + "/" + cry.text("id") + "/contact",
                        Map.of("name", "Ada Testperson", "email", known, "safeToLeaveMessage", false))
                .expect(200);
        assertThat(flags(patient)).hasSize(1);
    }
}
