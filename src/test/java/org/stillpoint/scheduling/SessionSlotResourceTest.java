package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.visitor;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Wire.Answer;

@QuarkusTest
class SessionSlotResourceTest {

    private final Office office = Office.open();
    private final String day = "&from=" + office.day() + "&to=" + office.day();

    private static void assertInvalid(Answer answer, String parameter) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo(parameter);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> times(Answer answer) {
        return StreamSupport.stream(answer.expect(200).body().path("items").spliterator(), false)
                .map(item -> item.path("start").asText().substring(11, 16))
                .toList();
    }

    private List<String> times(String more) {
        return times(office.slots(desk(), "visit", day + "&limit=200" + more));
    }

    @Test
    void everyStartOfTheDayThatFitsIsOfferedInOrder() {
        assertThat(times(""))
                .hasSize(35)
                .startsWith("08:00", "08:15")
                .endsWith("16:30")
                .isSorted();
        office.book("visit", "10:00").expect(201);
        assertThat(times("")).contains("08:30", "11:30").doesNotContain("08:45", "10:00", "11:15");
    }

    @Test
    void thePublicSeesOnlyStartAndEnd() {
        var answer = office.slots(visitor(), "visit", day).expect(200);
        assertThat(answer.body().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("service", "site", "timeZone", "items", "crisisResources");
        for (JsonNode slot : answer.body().path("items")) {
            assertThat(slot.fieldNames()).toIterable().containsExactlyInAnyOrder("start", "end");
        }
        assertThat(answer.body().at("/items/0/end").asText()).isEqualTo(office.at("09:15"));
    }

    @Test
    void staffAlsoSeeHowManyCouldStartThen() {
        var capacity = office.slots(desk(), "visit", day).expect(200).body().at("/items/0/capacity");
        assertThat(capacity.asInt()).isEqualTo(1);
    }

    @Test
    void aServiceForStaffDoesNotExistForThePublic() {
        assertInvalid(office.slots(visitor(), "talk", day), "service");
        assertThat(times(office.slots(desk(), "talk", day))).contains("17:30");
    }

    @Test
    void whoHoldsAKeyMaySearchForTheServiceOfTheirOwnVisit() {
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        var booked =
                visitor().post("/v1/appointments", Office.confirmation(hold)).expect(201);
        var me = Office.visitor().as(booked.text("key"));
        assertInvalid(office.slots(me, "talk", day), "service");
        var slots = office.slots(me, "visit", day).expect(200);
        assertThat(slots.body().path("items").get(0).has("capacity")).isFalse();
    }

    @Test
    void theWindowIsNeededAndMakesSense() {
        assertInvalid(office.slots(visitor(), "visit", ""), "from");
        assertInvalid(office.slots(visitor(), "visit", "&from=" + office.day()), "to");
        assertInvalid(
                office.slots(
                        visitor(),
                        "visit",
                        "&from=" + office.day() + "&to=" + office.day().minusDays(1)),
                "to");
        assertInvalid(office.slots(visitor(), "visit", "&from=tomorrow&to=" + office.day()), "from");
        assertInvalid(office.slots(visitor(), "visit", "&from=2031-02-30&to=2031-03-01"), "from");
        assertInvalid(office.slots(visitor(), "visit", "&from=2031-03-01T09:00:00&to=2031-03-02"), "from");
        assertInvalid(office.slots(visitor(), "visit", "&from=1066-10-14&to=1066-10-15"), "from");
    }

    @Test
    void aWindowHasAtMost62Days() {
        var first = office.day().plusDays(20);
        office.slots(visitor(), "visit", "&from=" + first + "&to=" + first.plusDays(61))
                .expect(200);
        var longer = office.slots(visitor(), "visit", "&from=" + first + "&to=" + first.plusDays(62));
        assertInvalid(longer, "to");
        assertThat(longer.body().at("/errors/0/detail").asText()).isEqualTo("must leave a window of at most 62 days");
    }

    @Test
    void aWindowOfMomentsIsHalfOpen() {
        var window = "&from=" + encoded(office.at("09:00")) + "&to=" + encoded(office.at("10:00"));
        assertThat(times(office.slots(visitor(), "visit", window))).containsExactly("09:00", "09:15", "09:30", "09:45");
    }

    @Test
    void theServiceAndTheSiteAreNeededAndKnown() {
        assertInvalid(visitor().get("/v1/session-slots?site=" + office.site() + day), "service");
        assertInvalid(visitor().get("/v1/session-slots?service=NOTHING&site=" + office.site() + day), "service");
        assertInvalid(visitor().get("/v1/session-slots?service=" + office.service("visit") + day), "site");
        assertInvalid(
                visitor().get("/v1/session-slots?service=" + office.service("visit") + "&site=nowhere" + day), "site");
        var other = Office.open();
        assertInvalid(
                visitor().get("/v1/session-slots?service=" + office.service("visit") + "&site=" + other.site() + day),
                "site");
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() {
        var refused = visitor().get("/v1/session-slots").expect(400);
        assertThat(refused.body().path("errors").findValuesAsText("pointer"))
                .containsExactly("service", "site", "from", "to");
    }

    @Test
    void startsCanBeLimitedToSomeWeekdaysAndTimes() {
        var week = "&limit=200&from=" + office.day() + "&to=" + office.day().plusDays(6);
        var wanted = office.slots(
                desk(), "visit", week + "&weekday=WEDNESDAY&weekday=FRIDAY&notBefore=09:00&notAfter=09:30");
        assertThat(wanted.expect(200).body().path("items").findValuesAsText("start"))
                .containsExactly(
                        office.at("09:00"),
                        office.at("09:15"),
                        office.at("09:30"),
                        office.at(office.day().plusDays(2), "09:00"),
                        office.at(office.day().plusDays(2), "09:15"),
                        office.at(office.day().plusDays(2), "09:30"));
        assertThat(times("&notBefore=16:15")).containsExactly("16:15", "16:30");
        assertThat(times("&notBefore=12:00&notAfter=12:00")).containsExactly("12:00");
    }

    @ParameterizedTest
    @CsvSource({
        "weekday=wednesday, weekday",
        "weekday=8, weekday",
        "notBefore=9, notBefore",
        "notAfter=25:00, notAfter",
        "notBefore=09:30:15.123456789, notBefore",
        "notAfter=, notAfter",
        "notBefore=12:00&notAfter=11:00, notAfter",
        "limit=0, limit",
        "limit=-1, limit",
        "limit=201, limit",
        "limit=100000, limit",
        "limit=ten, limit",
        "limit=1.5, limit",
        "after=made-up, after",
        "after=AAAA, after",
        "patient=ada, patient",
        "appointment=7K3MQ-2XD9A, appointment",
        "appointment=01930f2e-3038-7a1f-9f3b-cd59919dcab4, appointment",
        "practitioner=nobody, practitioner"
    })
    void aParameterThatMakesNoSenseIsNamed(String parameter, String name) {
        assertInvalid(office.slots(desk(), "visit", day + "&" + parameter), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"practitioner", "patient", "appointment"})
    void onlyStaffAskForPeopleAndTheirVisits(String parameter) {
        var value = parameter.equals("practitioner")
                ? office.actor("nurse")
                : UUID.randomUUID().toString();
        assertInvalid(office.slots(visitor(), "visit", day + "&" + parameter + "=" + value), parameter);
    }

    @Test
    void aPractitionerMustBeOneOfThoseWhoServe() {
        var two = Office.of(Office.small()
                .practitioner("late", 3, "NURSE")
                .works("late", "mon-sun", "12:00-18:00")
                .install());
        var window = "&limit=200&from=" + two.day() + "&to=" + two.day() + "&practitioner=";
        assertThat(times(two.slots(desk(), "visit", window + two.actor("late"))))
                .startsWith("12:00");
        assertThat(times(two.slots(desk(), "visit", window + two.actor("nurse"))))
                .startsWith("08:00");
        assertThat(times(two.slots(desk(), "visit", window + two.actor("den")))).isEmpty();
    }

    @Test
    void aPatientsOwnVisitsElsewhereAreInTheWay() {
        var other = Office.open();
        var patient = Office.patient();
        desk().post("/v1/appointments", other.booking("visit", other.at("09:00"), patient))
                .expect(201);
        assertThat(times("&patient=" + patient)).startsWith("10:15").contains("16:30");
        assertThat(times("")).contains("09:00");
    }

    /** Also where there is nothing to look at: the window is behind the horizon. */
    @Test
    void nothingIsOfferedToAPatientWhoIsNotThere() {
        var survivor = Office.patient();
        var merged = Office.merged(survivor);
        var far = office.day().plusDays(70);
        for (var window : List.of(day, "&from=" + far + "&to=" + far)) {
            assertInvalid(office.slots(desk(), "visit", window + "&patient=" + UUID.randomUUID()), "patient");
            var refused = office.slots(desk(), "visit", window + "&patient=" + merged);
            assertThat(refused.expect(409).problem()).isEqualTo("patient-merged");
            assertThat(refused.text("mergedInto")).isEqualTo(survivor);
        }
    }

    @Test
    void staffSeeWhereAnAppointmentCouldBeMovedTo() {
        var booked = office.book("visit", "10:00").expect(201);
        var own = "&appointment=" + booked.text("id");
        assertThat(times(own)).contains("08:45", "10:00", "11:15");
        office.book("visit", "13:00").expect(201);
        assertThat(times(own)).contains("11:15").doesNotContain("11:45", "13:00", "14:15");
    }

    @Test
    void thePatientsOtherVisitsAreInTheWayOfAMove() {
        var patient = Office.patient();
        var other = Office.open();
        desk().post("/v1/appointments", other.booking("visit", other.at("13:00"), patient))
                .expect(201);
        var booked = desk().post("/v1/appointments", office.booking("visit", office.at("10:00"), patient))
                .expect(201);
        assertThat(times("&appointment=" + booked.text("id")))
                .contains("10:00", "11:45")
                .doesNotContain("12:00", "14:00");
    }

    @Test
    void whatCanNotBeMovedIsNotAskedFor() {
        var booked = office.book("visit", "10:00").expect(201);
        var own = day + "&appointment=" + booked.text("id");
        assertInvalid(office.slots(desk(), "talk", own), "appointment");
        desk().ifMatch(booked.body().path("version").asLong())
                .post("/v1/appointments/" + booked.text("id") + "/cancellation", Map.of("reason", "PATIENT"))
                .expect(200);
        assertInvalid(office.slots(desk(), "visit", own), "appointment");
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        var all = times("");
        for (var caller : List.of(desk(), visitor())) {
            var paged = new ArrayList<String>();
            var after = "";
            do {
                var page =
                        office.slots(caller, "visit", day + "&limit=10" + after).expect(200);
                paged.addAll(times(page));
                after = page.body().has("next") ? "&after=" + page.text("next") : "";
            } while (!after.isEmpty());
            assertThat(paged).isEqualTo(all);
        }
    }

    @Test
    void beforeTheNoticeAndBehindTheHorizonNothingIsOffered() {
        var past = office.day().minusDays(30);
        assertThat(times(office.slots(visitor(), "visit", "&from=" + past + "&to=" + past)))
                .isEmpty();
        var far = office.day().plusDays(70);
        assertThat(times(office.slots(visitor(), "visit", "&from=" + far + "&to=" + far)))
                .isEmpty();
    }

    @Test
    void everyOfferedStartCanBeBooked() {
        for (var time : List.of("08:00", "09:30", "16:30")) {
            assertThat(times("")).contains(time);
            office.book("visit", time).expect(201);
        }
    }
}
