package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Wire.Answer;

/** The list of appointments. */
@QuarkusTest
class CalendarTest {

    private final Office office = Office.open();

    private Answer list(String more) {
        return desk().get("/v1/appointments?site=" + office.site() + more);
    }

    private static List<String> starts(Answer answer) {
        return answer.expect(200).body().path("items").findValuesAsText("start").stream()
                .filter(start -> start.length() > 10)
                .toList();
    }

    private static List<String> ids(Answer answer) {
        var ids = new ArrayList<String>();
        answer.expect(200)
                .body()
                .path("items")
                .forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    @Test
    void visitsAreListedByStartWithTheirPatients() {
        var late = office.book("visit", "14:00").expect(201);
        var early = office.book("visit", "09:00").expect(201);
        var list = list("");
        assertThat(ids(list)).containsExactly(early.text("id"), late.text("id"));
        assertThat(list.body().at("/items/0/patientName").asText()).isEqualTo("Ada Testperson");
        assertThat(list.body().has("next")).isFalse();
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetitionAlsoWhereStartsAreEqual() {
        var crowd = Office.of(org.stillpoint.testsupport.ClinicSample.in("UTC")
                .practitioner("watcher", 9, "WATCH")
                .service("look", service -> service.phase(org.stillpoint.clinic.PhaseCode.DOSING, 15)
                        .need("WATCH", org.stillpoint.clinic.PhaseCode.DOSING, org.stillpoint.clinic.PhaseCode.DOSING))
                .install());
        for (int n = 0; n < 7; n++) {
            crowd.book("look", n < 5 ? "09:00" : "10:00").expect(201);
        }
        var found = new ArrayList<String>();
        var after = "";
        do {
            var page = desk().get("/v1/appointments?site=" + crowd.site() + "&limit=2" + after)
                    .expect(200);
            found.addAll(ids(page));
            after = page.body().has("next") ? "&after=" + page.text("next") : "";
        } while (!after.isEmpty());
        assertThat(found).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void listsCanBeNarrowed() {
        var patient = Office.patient();
        var one = desk().post("/v1/appointments", office.booking("visit", office.at("09:00"), patient))
                .expect(201);
        var other = office.book("visit", "14:00").expect(201);
        desk().ifMatch(other.body().path("version").asLong())
                .post("/v1/appointments/" + other.text("id") + "/cancellation", Map.of("reason", "OTHER"))
                .expect(200);
        assertThat(ids(list("&status=BOOKED"))).containsExactly(one.text("id"));
        assertThat(ids(list("&status=CANCELLED"))).containsExactly(other.text("id"));
        assertThat(ids(list("&status=CANCELLED&status=BOOKED"))).hasSize(2);
        assertThat(ids(list("&patient=" + patient))).containsExactly(one.text("id"));
        assertThat(ids(list("&displaced=true"))).isEmpty();
        assertThat(ids(list("&from=" + office.day() + "&to=" + office.day()))).hasSize(2);
        assertThat(ids(list("&from=" + office.day().plusDays(1) + "&to="
                        + office.day().plusDays(2))))
                .isEmpty();
        assertThat(ids(list("&from=" + office.at("09:00").replace("+", "%2B") + "&to="
                        + office.at("14:00").replace("+", "%2B"))))
                .containsExactly(one.text("id"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=100000, limit",
        "limit=ten, limit",
        "after=made-up, after",
        "after=%00, address",
        "status=OPEN, status",
        "patient=1, patient",
        "displaced=maybe, displaced",
        "from=2031-03-05, to",
        "from=2031-03-05&to=2031-03-04, to",
        "from=2031-03-05&to=2033-03-05, to",
        "site=nowhere, site"
    })
    void aParameterThatMakesNoSenseIsNamed(String query, String name) {
        var answer =
                desk().get("/v1/appointments?" + (query.contains("site") ? "" : "site=" + office.site() + "&") + query);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo(name);
    }

    @Test
    void localDatesNeedASiteWhoseTheyAre() {
        var answer =
                desk().get("/v1/appointments?from=2031-03-05&to=2031-03-06").expect(400);
        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("site");
        desk().get("/v1/appointments?from=2031-03-05T00:00:00Z&to=2031-03-06T00:00:00Z")
                .expect(200);
    }

    @Test
    void aCursorOfTheRightLengthButFromNowhereIsRefused() {
        for (byte each : new byte[] {0x7F, 0}) {
            var bytes = new byte[28];
            Arrays.fill(bytes, each);
            var made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThat(list("&after=" + made).expect(400).problem()).isEqualTo("invalid-request");
        }
    }

    /** It would skip what begins before the place in the other list. */
    @Test
    void aCursorOfAnotherListIsRefused() {
        var slots = desk().get("/v1/session-slots?limit=1&service=" + office.service("visit") + "&site=" + office.site()
                        + "&from=" + office.day() + "&to=" + office.day())
                .expect(200)
                .text("next");
        office.book("visit", "09:00").expect(201);
        office.book("visit", "11:00").expect(201);
        var next = list("&limit=1").text("next");
        assertThat(starts(list("&after=" + next))).contains(office.at("11:00"));
        for (var wrong : List.of(
                "/v1/appointments?site=" + office.site() + "&after=" + slots,
                "/v1/session-slots?after=" + next + "&service=" + office.service("visit") + "&site=" + office.site()
                        + "&from=" + office.day() + "&to=" + office.day())) {
            var refused = desk().get(wrong).expect(400);
            assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("after");
        }
    }
}
