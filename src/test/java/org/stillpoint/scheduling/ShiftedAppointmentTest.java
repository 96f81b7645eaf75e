package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Overheard;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** What was booked before the rules of a time zone changed: here as if clocks had been an hour ahead or behind then. */
@QuarkusTest
class ShiftedAppointmentTest {

    @Inject
    Database database;

    @Inject
    ShiftedAppointmentsStart start;

    private final Office office = Office.open();
    private Wire manager;

    @BeforeEach
    void signIn() {
        manager = Office.staff("manager");
    }

    /** The list and the warning are of all sites, and other tests plant visits, too. */
    @BeforeEach
    @AfterEach
    void forget() {
        database.update("update appointment set local_start = start_at at time zone zone"
                + " where local_start <> start_at at time zone zone");
    }

    private Answer agreedAnHourLater(String time) {
        return agreed(time, "1 hour");
    }

    private Answer agreed(String time, String later) {
        var booked = office.book("visit", time).expect(201);
        database.update(
                "update appointment set local_start = local_start + ?::text::interval where id = ?",
                later,
                UUID.fromString(booked.text("id")));
        return booked;
    }

    private List<JsonNode> listed() {
        var items = manager.get("/v1/shifted-appointments").expect(200).body().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("site").asText().equals(office.site()))
                .toList();
    }

    @Test
    void onlyWhatIsAtAnotherLocalTimeThanWasAgreedIsListed() {
        office.book("visit", "09:00").expect(201);
        assertThat(listed()).isEmpty();
        var moved = agreedAnHourLater("11:00");
        assertThat(listed()).singleElement().satisfies(item -> {
            assertThat(item.path("id").asText()).isEqualTo(moved.text("id"));
            assertThat(item.path("reference").asText()).isEqualTo(moved.text("reference"));
            assertThat(item.path("start").asText()).isEqualTo(moved.text("start"));
            assertThat(OffsetDateTime.parse(item.path("startAsAgreed").asText()))
                    .isEqualTo(OffsetDateTime.parse(moved.text("start")).plusHours(1));
        });
    }

    @Test
    void alsoWhereClocksWereAheadAndWhereTheDayIsAnother() {
        agreed("09:00", "-1 hour");
        agreed("11:00", "-12 hours");
        assertThat(listed())
                .extracting(
                        item -> OffsetDateTime.parse(item.path("startAsAgreed").asText()))
                .containsExactly(
                        OffsetDateTime.parse(office.at("09:00")).minusHours(1),
                        OffsetDateTime.parse(office.at("11:00")).minusHours(12));
    }

    @Test
    void aServerThatStartsWarnsOnlyWhereThereAreSome() {
        office.book("visit", "09:00").expect(201);
        assertThat(warnings()).isEmpty();
        agreedAnHourLater("11:00");
        assertThat(warnings()).singleElement().asString().contains("GET /v1/shifted-appointments");
    }

    private List<String> warnings() {
        return Overheard.told(ShiftedAppointmentsStart.class, () -> start.warn(new StartupEvent()));
    }

    /** More than are read at once lie between them, all at the same moment. */
    @Test
    void nothingIsSkippedOrRepeatedFromPageToPage() {
        var first = agreedAnHourLater("09:00");
        var second = agreedAnHourLater("11:00");
        var last = agreed("15:00", "-1 hour");
        fill(UUID.fromString(office.book("visit", "13:00").expect(201).text("id")), 5001);
        try {
            assertThat(pages(1)).containsExactly(first.text("id"), second.text("id"), last.text("id"));
            assertThat(pages(2)).containsExactly(first.text("id"), second.text("id"), last.text("id"));
        } finally {
            database.update("delete from appointment where reference like 'FILL-%'");
        }
    }

    private void fill(UUID visit, int many) {
        database.update(
                "insert into appointment (id, reference, site_id, service_id, patient_id, status, start_at, end_at,"
                        + " local_start, zone, phases, actors, moves, booked_at, version)"
                        + " select gen_random_uuid(), 'FILL-' || n, site_id, service_id, patient_id, status, start_at,"
                        + " end_at, local_start, zone, phases, actors, moves, booked_at, version"
                        + " from appointment, generate_series(1, ?) n where id = ?",
                many,
                visit);
    }

    private List<String> pages(int limit) {
        var found = new ArrayList<String>();
        var next = "";
        do {
            var page = manager.get("/v1/shifted-appointments?limit=" + limit + next)
                    .expect(200)
                    .body();
            assertThat(page.path("items").size()).isLessThanOrEqualTo(limit);
            page.path("items").forEach(item -> found.add(item.path("id").asText()));
            next = page.hasNonNull("next") ? "&after=" + page.path("next").asText() : "";
        } while (!next.isEmpty());
        return found;
    }

    @Test
    void whatIsKeptAtItsPresentTimeIsListedNoMore() {
        var shifted = agreedAnHourLater("11:00");
        var kept = reschedule(
                shifted, Map.of("start", listed().getFirst().path("start").asText()));
        assertThat(kept.text("start")).isEqualTo(shifted.text("start"));
        assertThat(kept.body().path("moves").asInt()).isZero();
        assertThat(listed()).isEmpty();
    }

    @Test
    void whoGetsSomebodyElseIsNotTakenToKnowTheTime() {
        var two =
                Office.of(Office.small().practitioner("second", 1, "PRESCRIBER").install());
        var booked = two.book("visit", "11:00").expect(201);
        database.update(
                "update appointment set local_start = local_start + interval '1 hour' where id = ?",
                UUID.fromString(booked.text("id")));
        try {
            var start = booked.text("start");
            var served = reschedule(booked, Map.of("start", start, "practitioner", two.actor("second")));
            assertThat(pages(200)).contains(booked.text("id"));
            var leave = Map.of("start", start, "end", two.at("18:00"), "kind", "LEAVE", "displace", true);
            manager.post("/v1/actors/" + two.actor("second") + "/blocks", leave).expect(201);
            reschedule(served, Map.of("start", start));
            assertThat(pages(200)).contains(booked.text("id"));
            reschedule(served, Map.of("start", start));
            assertThat(pages(200)).doesNotContain(booked.text("id"));
        } finally {
            database.update(
                    "update appointment set local_start = start_at at time zone zone where id = ?",
                    UUID.fromString(booked.text("id")));
        }
    }

    private Answer reschedule(Answer booked, Map<String, Object> request) {
        var path = "/v1/appointments/" + booked.text("id");
        var version = manager.get(path).expect(200).body().path("version").asLong();
        return manager.ifMatch(version).post(path + "/rescheduling", request).expect(200);
    }

    @Test
    void whatIsMovedToItsLocalTimeIsListedNoMore() {
        var moved = agreedAnHourLater("11:00");
        var item = listed().getFirst();
        manager.ifMatch(item.path("version").asLong())
                .post(
                        "/v1/appointments/" + moved.text("id") + "/rescheduling",
                        Map.of("start", item.path("startAsAgreed").asText()))
                .expect(200);
        assertThat(listed()).isEmpty();
    }

    @Test
    void whatIsCancelledIsNotListed() {
        var moved = agreedAnHourLater("11:00");
        manager.ifMatch(moved.body().path("version").asLong())
                .post("/v1/appointments/" + moved.text("id") + "/cancellation", Map.of("reason", "OTHER"))
                .expect(200);
        assertThat(listed()).isEmpty();
    }
}
