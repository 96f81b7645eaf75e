package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.SignedIn;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** What was booked before the rules of a time zone changed: here as if clocks had been an hour behind then. */
@QuarkusTest
class ShiftedAppointmentTest {

    @Inject
    Database database;

    @Inject
    ShiftedAppointments shifted;

    private final Office office = Office.open();
    private Wire manager;

    @BeforeEach
    void signIn() {
        manager = Wire.here().as(SignedIn.token("manager", "stillpoint-demo"));
    }

    @AfterEach
    void forget() {
        database.update(
                "update appointment set local_start = local_start - interval '1 hour' where site_id ="
                        + " (select id from site where code = ?) and local_start > start_at at time zone zone",
                office.site());
    }

    private Answer agreedAnHourLater(String time) {
        var booked = office.book("visit", time).expect(201);
        database.update(
                "update appointment set local_start = local_start + interval '1 hour' where id = ?",
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
        var moved = agreedAnHourLater("11:00");
        assertThat(listed()).singleElement().satisfies(item -> {
            assertThat(item.path("id").asText()).isEqualTo(moved.text("id"));
            assertThat(item.path("reference").asText()).isEqualTo(moved.text("reference"));
            assertThat(item.path("start").asText()).isEqualTo(moved.text("start"));
            assertThat(OffsetDateTime.parse(item.path("startAsAgreed").asText()))
                    .isEqualTo(OffsetDateTime.parse(moved.text("start")).plusHours(1));
        });
        assertThat(shifted.thereAreSome()).isTrue();
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
