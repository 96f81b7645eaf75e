package org.stillpoint.session;

import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.staff;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.stillpoint.testsupport.Wire.Answer;

/** Two patients and one room: while the first is treated longer, the second has nowhere to go. */
public final class EndangeredSample {

    private EndangeredSample() {}

    /** A session that was extended into the time of the next visit. */
    public static SessionSample session() {
        var first = SessionSample.infusion().begun();
        onlyOneRoom(first);
        first.another().booked(start(first).plus(Duration.ofMinutes(185)));
        first.change(staff("nurse"), "extension", Map.of("minutes", 30, "reason", "made-up reason 4711"))
                .expect(200);
        return first;
    }

    static Instant start(SessionSample sample) {
        var booked = desk().get("/v1/appointments/" + sample.appointment()).expect(200);
        return OffsetDateTime.parse(booked.text("start")).toInstant();
    }

    /** All rooms but the one of this visit are out of service until 16 hours later. */
    static void onlyOneRoom(SessionSample sample) {
        for (int number = 1; number <= 4; number++) {
            var room = sample.place().actor("room-" + number);
            if (!room.equals(roomOf(sample))) {
                block(sample, room, 0, 960).expect(201);
            }
        }
    }

    /** In minutes after the start of the visit. */
    static Answer block(SessionSample sample, String room, int from, int until) {
        var start = start(sample);
        return desk().post(
                        "/v1/actors/" + room + "/blocks",
                        Map.of(
                                "start",
                                sample.place().at(start.plus(Duration.ofMinutes(from))),
                                "end",
                                sample.place().at(start.plus(Duration.ofMinutes(until))),
                                "kind",
                                "MAINTENANCE"));
    }

    static String roomOf(SessionSample visit) {
        var actors = desk().get("/v1/appointments/" + visit.appointment())
                .expect(200)
                .body()
                .path("actors");
        for (var actor : actors) {
            if (actor.path("role").asText().equals("TREATMENT_ROOM")) {
                return actor.path("actor").asText();
            }
        }
        throw new AssertionError(actors);
    }
}
