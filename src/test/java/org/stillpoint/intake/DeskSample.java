package org.stillpoint.intake;

import static org.stillpoint.testsupport.Requests.PATH;
import static org.stillpoint.testsupport.Requests.request;
import static org.stillpoint.testsupport.Requests.send;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;

/** Requests of made-up people for one site, which is what keeps a test's queue apart from the others'. */
@Singleton
@Unremovable
class DeskSample {

    private final Database database;
    private final TestClock clock;

    DeskSample(Database database, TestClock clock) {
        this.database = database;
        this.clock = clock;
    }

    String sent(Office office) {
        return send(request("site", office.site())).expect(201).text("id");
    }

    String sent(Office office, String property, Object value) {
        var request = request("site", office.site());
        request.put(property, value);
        return send(request).expect(201).text("id");
    }

    /** Came in so long ago. */
    String sent(Office office, Duration ago) {
        var id = sent(office);
        database.update(
                "update appointment_request set received_at = ? where id = ?",
                clock.instant().minus(ago),
                UUID.fromString(id));
        return id;
    }

    String inDanger(Office office, Duration toRespond) {
        return inDanger(sent(office), clock.instant().plus(toRespond));
    }

    String inDanger(String id, Instant respondBy) {
        database.update(
                "update appointment_request set crisis_raised_at = ?, crisis_source = 'TEXT', crisis_respond_by = ?"
                        + " where id = ?",
                clock.instant(),
                respondBy,
                UUID.fromString(id));
        return id;
    }

    String promised(Office office, Duration in) {
        var id = sent(office);
        database.update(
                "update appointment_request set promised_call_at = ? where id = ?",
                clock.instant().plus(in),
                UUID.fromString(id));
        return id;
    }

    String heldBack(Office office) {
        var id = sent(office);
        database.update(
                "update appointment_request set held_back_because = 'TOO_QUICK' where id = ?", UUID.fromString(id));
        return id;
    }

    /** The same person as of the other request. */
    String again(String id, String earlier) {
        database.update(
                "update appointment_request set linked_to = ? where id = ?",
                UUID.fromString(earlier),
                UUID.fromString(id));
        return id;
    }

    /** The ids in the queue of the site, page by page; without those of people in danger who have named no site. */
    static List<String> queue(Wire staff, Office office, int limit, String more) {
        var found = new ArrayList<String>();
        var after = "";
        do {
            var page = staff.get(PATH + "?site=" + office.site() + "&limit=" + limit + more + after)
                    .expect(200);
            page.body().path("items").forEach(item -> {
                if (item.path("site").asText().equals(office.site())) {
                    found.add(item.path("id").asText());
                }
            });
            after = page.body().has("next") ? "&after=" + page.text("next") : "";
        } while (!after.isEmpty());
        return found;
    }

    static List<String> queue(Wire staff, Office office) {
        return queue(staff, office, 50, "");
    }

    static Map<String, Object> attempt(String way, String outcome) {
        return Map.of("way", way, "outcome", outcome);
    }

    static String at(String id, String sub) {
        return PATH + "/" + id + "/" + sub;
    }
}
