package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;

import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.EveryTable;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Wire.Answer;

/** What staff type about a visit or an absence is for them, not for who can look into the database. */
@QuarkusTest
class SealedNotesTest {

    private static final String NOTE = "planted-7f3a Beispiel";

    @Inject
    Database database;

    private final Office office = Office.open();

    private Answer block() {
        return desk().post(
                        "/v1/actors/" + office.actor("nurse") + "/blocks",
                        Map.of("start", office.at("16:00"), "end", office.at("17:00"), "kind", "LEAVE", "note", NOTE))
                .expect(201);
    }

    private Answer cancelled() {
        var booking = office.booking("visit", office.at(office.day().plusDays(70), "09:00"));
        booking.put("override", Map.of("reason", NOTE));
        var booked = desk().post("/v1/appointments", booking).expect(201);
        return desk().ifMatch(0)
                .post(
                        "/v1/appointments/" + booked.text("id") + "/cancellation",
                        Map.of("reason", "OTHER", "note", NOTE))
                .expect(200);
    }

    private void damage(String table, String column, Answer row) {
        var changed = database.update(
                "update " + table + " set " + column + " = set_byte(" + column + ", 20, 255 - get_byte(" + column
                        + ", 20)) where id = ?",
                UUID.fromString(row.text("id")));
        assertThat(changed).isEqualTo(1);
    }

    private Answer read(Answer appointment) {
        return desk().get("/v1/appointments/" + appointment.text("id")).expect(200);
    }

    @Test
    void whatStaffNotedIsReadByStaffAndStandsNowhereInTheDatabase() {
        assertThat(block().text("note")).isEqualTo(NOTE);
        var appointment = read(cancelled());
        assertThat(appointment.text("overrideReason")).isEqualTo(NOTE);
        assertThat(appointment.body().at("/cancellation/note").asText()).isEqualTo(NOTE);
        assertThat(appointment.body().has("unreadable")).isFalse();
        assertThat(EveryTable.of(database).with(NOTE)).isEmpty();
        assertThat(EveryTable.of(database).with(office.site())).isNotEmpty();
    }

    @Test
    void aDamagedNoteIsNamedAndTheAppointmentIsServed() {
        var appointment = cancelled();
        damage("appointment", "override_reason", appointment);
        var read = read(appointment);
        assertThat(read.body().get("unreadable")).containsExactly(TextNode.valueOf("overrideReason"));
        assertThat(read.body().has("overrideReason")).isFalse();
        assertThat(read.body().at("/cancellation/note").asText()).isEqualTo(NOTE);
        damage("appointment", "cancel_note", appointment);
        assertThat(read(appointment).body().get("unreadable"))
                .containsExactly(TextNode.valueOf("overrideReason"), TextNode.valueOf("cancellation.note"));
    }

    @Test
    void aDamagedNoteIsNamedAndTheBlockIsListed() {
        var block = block();
        damage("block", "note", block);
        var listed = desk().get("/v1/actors/" + office.actor("nurse") + "/blocks")
                .expect(200)
                .body()
                .at("/items/0");
        assertThat(listed.get("id").asText()).isEqualTo(block.text("id"));
        assertThat(listed.get("unreadable")).containsExactly(TextNode.valueOf("note"));
        assertThat(listed.has("note")).isFalse();
    }

    @Test
    void aChangeOfTheRowKeepsADamagedNoteAsItIs() {
        var booking = office.booking("visit", office.at(office.day().plusDays(70), "09:00"));
        booking.put("override", Map.of("reason", NOTE));
        var booked = desk().post("/v1/appointments", booking).expect(201);
        damage("appointment", "override_reason", booked);
        desk().ifMatch(0)
                .post("/v1/appointments/" + booked.text("id") + "/cancellation", Map.of("reason", "OTHER"))
                .expect(200);
        damage("appointment", "override_reason", booked);
        assertThat(read(booked).text("overrideReason")).isEqualTo(NOTE);
    }
}
