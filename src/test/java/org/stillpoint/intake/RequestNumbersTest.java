package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.intake.DeskSample.at;
import static org.stillpoint.testsupport.Office.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.platform.Database;
import org.stillpoint.security.Colleagues;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Wire;

/** What the manager learns from all requests together. */
@QuarkusTest
class RequestNumbersTest {

    private static final String NUMBERS = "/v1/appointment-requests/numbers";

    @Inject
    DeskSample sample;

    @Inject
    Colleagues colleagues;

    @Inject
    Database database;

    private Office office;
    private Wire manager;
    private Wire nurse;

    @BeforeEach
    void open() {
        office = Office.open();
        manager = colleagues.with("MANAGER").wire();
        nurse = colleagues.with("NURSE").wire();
    }

    private JsonNode numbers(String from, String to) {
        return manager.get(NUMBERS + "?from=" + from + "&to=" + to + "&site=" + office.site())
                .expect(200)
                .body();
    }

    /** Came in on that day, and word of the clinic got there after so many minutes. */
    private String contacted(String receivedAt, int minutes) {
        return received(sample.sent(office), receivedAt, minutes);
    }

    private String received(String id, String receivedAt, int minutes) {
        var at = Instant.parse(receivedAt);
        database.update(
                "update appointment_request set received_at = ?, first_contact_at = ? where id = ?",
                at,
                minutes < 0 ? null : at.plusSeconds(60L * minutes),
                UUID.fromString(id));
        return id;
    }

    @Test
    void medianAndNinthOfTenAreOfThoseWhoWereContacted() {
        for (int n = 1; n <= 10; n++) {
            contacted("2026-03-02T15:00:00Z", 10 * n);
        }
        contacted("2026-03-02T15:00:00Z", -1);
        var total = numbers("2026-03-02", "2026-03-02").path("total");
        assertThat(total.path("received").asInt()).isEqualTo(11);
        assertThat(total.path("contacted").asInt()).isEqualTo(10);
        assertThat(total.path("medianMinutesToFirstContact").asInt()).isEqualTo(55);
        assertThat(total.path("p90MinutesToFirstContact").asInt()).isEqualTo(91);
    }

    @Test
    void whatBecameOfRequestsIsCountedByChannelAndKind() {
        var today = "2026-03-03T15:00:00Z";
        var converted = sample.sent(office);
        var conversion = new HashMap<>(office.place("visit", office.at("09:00")));
        conversion.put("person", Map.of("givenName", "Ada", "familyName", "Testperson", "dateOfBirth", "1980-05-17"));
        desk().post(at(converted, "conversion"), conversion).expect(200);
        received(converted, today, 30);
        var call = received(sample.sent(office, "kind", "CALL_BACK"), today, -1);
        nurse.post(at(call, "triage"), Map.of("decision", "DECLINE", "reason", "NOT_OFFERED"))
                .expect(200);
        var referred = received(sample.sent(office), today, -1);
        nurse.post(at(referred, "triage"), Map.of("decision", "REFER_OUT", "referredTo", "Example Harbor Clinic"))
                .expect(200);
        desk().post(at(received(sample.sent(office), today, -1), "triage"), Map.of("decision", "SPAM"))
                .expect(200);
        received(sample.heldBack(office), today, -1);
        var answer = numbers("2026-03-03", "2026-03-03");
        var total = answer.path("total");
        assertThat(total.path("received").asInt()).isEqualTo(5);
        assertThat(total.path("heldBack").asInt()).isEqualTo(1);
        assertThat(total.path("spam").asInt()).isEqualTo(1);
        assertThat(total.path("converted").asInt()).isEqualTo(1);
        assertThat(total.path("conversionRate").asDouble()).isEqualTo(0.333);
        assertThat(total.path("referred").asInt()).isEqualTo(1);
        assertThat(total.path("declined").asInt()).isEqualTo(1);
        assertThat(answer.path("items")).hasSize(2);
        assertThat(answer.at("/items/0/kind").asText()).isEqualTo("APPOINTMENT");
        assertThat(answer.at("/items/0/received").asInt()).isEqualTo(4);
        assertThat(answer.at("/items/1/kind").asText()).isEqualTo("CALL_BACK");
        assertThat(answer.at("/items/1/conversionRate").asDouble()).isZero();
        assertThat(answer.at("/items/1").has("medianMinutesToFirstContact")).isFalse();
    }

    @Test
    void daysAreThoseOfTheSite() {
        contacted("2026-03-05T04:59:59Z", -1);
        contacted("2026-03-05T05:00:00Z", -1);
        contacted("2026-03-06T04:59:59Z", -1);
        contacted("2026-03-06T05:00:00Z", -1);
        var answer = numbers("2026-03-05", "2026-03-05");
        assertThat(answer.at("/total/received").asInt()).isEqualTo(2);
        assertThat(answer.path("timeZone").asText()).isEqualTo("America/New_York");
        assertThat(answer.path("from").asText()).isEqualTo("2026-03-05T00:00:00-05:00");
        assertThat(numbers("2026-03-04T00:00:00Z", "2026-03-07T00:00:00Z")
                        .at("/total/received")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void whereNothingCameInTheCountsAreNought() {
        var answer = numbers("2026-01-01", "2026-01-31");
        assertThat(answer.at("/total/received").asInt()).isZero();
        assertThat(answer.path("total").has("conversionRate")).isFalse();
        assertThat(answer.path("items")).isEmpty();
        manager.get(NUMBERS + "?from=2026-01-01&to=2026-01-31").expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?from=2026-01-01",
                "?from=2026-01-01&to=2025-01-01",
                "?from=2026-01-01&to=2027-06-01",
                "?from=x&to=2026-01-01",
                "?from=2026-01-01&to=2026-01-02&site=nowhere"
            })
    void aWrongTimeOrSiteIsRefused(String query) {
        manager.get(NUMBERS + query).expect(400);
    }
}
