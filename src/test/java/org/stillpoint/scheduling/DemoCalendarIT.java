package org.stillpoint.scheduling;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.ServerFolder;
import org.stillpoint.testsupport.Wire;

/** The demo's calendar is the same wherever it is filled on the same day. */
class DemoCalendarIT {

    private static final ZoneId[] ZONES = {ZoneId.of("America/New_York"), ZoneId.of("America/Phoenix")};

    @Test
    void twoFreshDatabasesGetTheSameAppointmentsOnTheSameDay() throws Exception {
        var today = today();
        var calendars = twoCalendars();
        // It begins tomorrow, and one may have begun on the other side of a site's midnight.
        while (!today.equals(today())) {
            today = today();
            calendars = twoCalendars();
        }
        var appointments = calendars.getFirst();
        assertThat(calendars.getLast()).isEqualTo(appointments).hasSizeGreaterThan(100);
        assertThat(values(appointments, "site")).containsExactlyInAnyOrder("harbor", "mesa");
        assertThat(values(appointments, "service")).hasSize(8);
        var first = today.getLast().plusDays(1);
        assertThat(appointments)
                .extracting(each ->
                        OffsetDateTime.parse(each.path("start").asText()).toLocalDate())
                .allMatch(date -> !date.isBefore(first) && date.isBefore(first.plusDays(29)));
    }

    private static List<LocalDate> today() {
        return Stream.of(ZONES).map(LocalDate::now).toList();
    }

    private static List<List<JsonNode>> twoCalendars() throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(DemoCalendarIT::calendar);
            var second = threads.submit(DemoCalendarIT::calendar);
            return List.of(first.get(), second.get());
        }
    }

    /** All appointments of a new demo, without what is made up anew each time. */
    private static List<JsonNode> calendar() throws IOException {
        try (var folder = ServerFolder.fresh("calendar");
                var server = folder.launch().property("stillpoint.demo", true).start()) {
            var desk = Wire.at(server.url()).as(token(server.url().toString()));
            var found = new ArrayList<JsonNode>();
            var after = "";
            do {
                var page = desk.get("/v1/appointments?limit=200" + after).expect(200);
                page.body().path("items").forEach(found::add);
                after = page.body().has("next") ? "&after=" + page.text("next") : null;
            } while (after != null);
            found.forEach(each -> ((ObjectNode) each).remove(List.of("id", "reference", "patient", "bookedAt")));
            return found;
        }
    }

    private static String token(String server) {
        return RestAssured.given()
                .baseUri(server)
                .formParam("grant_type", "password")
                .formParam("username", "frontdesk")
                .formParam("password", "stillpoint-demo")
                .post("/v1/auth/token")
                .path("access_token");
    }

    private static Set<String> values(List<JsonNode> appointments, String property) {
        return appointments.stream().map(each -> each.path(property).asText()).collect(toSet());
    }
}
