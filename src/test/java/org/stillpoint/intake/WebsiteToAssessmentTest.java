package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.intake.DeskSample.at;
import static org.stillpoint.intake.DeskSample.queue;
import static org.stillpoint.testsupport.Requests.PATH;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stillpoint.security.Colleagues;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Requests;
import org.stillpoint.testsupport.TestClock;

/** The whole way of somebody who writes to the clinic's website, over HTTP only. */
@QuarkusTest
class WebsiteToAssessmentTest {

    @Inject
    DeskSample sample;

    @Inject
    Colleagues colleagues;

    @Inject
    TestClock clock;

    @Test
    void somebodyWritesIsCalledBackAndComesForAnAssessment() {
        var office = Office.open();
        var desk = colleagues.with("FRONT_DESK");
        var colleague = colleagues.with("FRONT_DESK");
        var manager = colleagues.with("MANAGER").wire();

        var form = Requests.request("site", office.site());
        form.put("kind", "CALL_BACK");
        form.put("phone", "(617) 555-0161");
        form.put("preferredContact", "PHONE");
        form.put("bestTimes", List.of(Map.of("weekday", "MONDAY", "from", "09:00", "to", "12:00")));
        form.put("timeZone", "America/New_York");
        form.put("message", "I have heard of you from a friend.");
        var receipt = Requests.send(form).expect(201);
        var sender = Requests.senderOf(receipt);
        var id = receipt.text("id");
        assertThat(sender.get(PATH + "/" + id).expect(200).text("status")).isEqualTo("RECEIVED");

        // The front desk takes it from the queue; a colleague who is as quick is told who has it.
        assertThat(queue(desk.wire(), office)).containsExactly(id);
        desk.wire().post(at(id, "assignment"), Map.of()).expect(200);
        assertThat(colleague
                        .wire()
                        .post(at(id, "assignment"), Map.of())
                        .expect(409)
                        .text("account"))
                .isEqualTo(desk.account().toString());

        // Nobody picks up, and no message may be left: once more in an hour.
        desk.wire()
                .post(at(id, "contact-attempts"), Map.of("way", "PHONE", "outcome", "MESSAGE_LEFT"))
                .expect(422);
        var inAnHour = clock.instant().plus(Duration.ofHours(1)).toString();
        desk.wire()
                .post(at(id, "contact-attempts"), Map.of("way", "PHONE", "outcome", "NO_ANSWER", "nextTryAt", inAnHour))
                .expect(200);
        desk.wire().delete(at(id, "assignment")).expect(204);
        var waiting = sample.sent(office);
        assertThat(queue(desk.wire(), office)).containsExactly(waiting, id);

        // An hour later it is the first to be called, by whoever is there.
        clock.advance(Duration.ofMinutes(61));
        assertThat(queue(colleague.wire(), office)).containsExactly(id, waiting);
        colleague.wire().post(at(id, "assignment"), Map.of()).expect(200);
        colleague
                .wire()
                .post(at(id, "contact-attempts"), Map.of("way", "PHONE", "outcome", "REACHED", "note", "Mornings"))
                .expect(200);
        assertThat(sender.get(PATH + "/" + id).expect(200).text("status")).isEqualTo("CONTACTED");
        colleague
                .wire()
                .post(at(id, "triage"), Map.of("decision", "SCHEDULE_ASSESSMENT"))
                .expect(200);

        // A start from the session slots, unchanged.
        var start = office.slots(colleague.wire(), "visit", "&limit=1&from=" + office.day() + "&to=" + office.day())
                .expect(200)
                .body()
                .at("/items/0/start")
                .asText();
        var conversion = office.place("visit", start);
        conversion.put("person", Map.of("givenName", "Ada", "familyName", "Testperson", "dateOfBirth", "1980-05-17"));
        var converted = colleague.wire().post(at(id, "conversion"), conversion).expect(200);

        // It is in the calendar, of a patient who has a record, and its sender reads so.
        var calendar = colleague
                .wire()
                .get("/v1/appointments?patient=" + converted.text("patient"))
                .expect(200)
                .body()
                .path("items");
        assertThat(calendar).hasSize(1);
        assertThat(calendar.get(0).path("start").asText()).isEqualTo(start);
        assertThat(calendar.get(0).path("patientName").asText()).isEqualTo("Ada Testperson");
        assertThat(sender.get(PATH + "/" + id).expect(200).text("status")).isEqualTo("ASSESSMENT_SCHEDULED");
        assertThat(queue(colleague.wire(), office)).containsExactly(waiting);

        // Staff see all of it in one place, and the manager how long it took.
        var file = desk.wire().get(PATH + "/" + id).expect(200).body().path("file");
        assertThat(file.at("/request/message").asText()).isEqualTo("I have heard of you from a friend.");
        assertThat(file.path("contactAttempts").findValuesAsText("outcome")).containsExactly("NO_ANSWER", "REACHED");
        assertThat(file.path("decisions").findValuesAsText("decision"))
                .containsExactly("SCHEDULE_ASSESSMENT", "CONVERT");
        var day = clock.instant().minus(Duration.ofDays(1)).toString().substring(0, 10);
        var numbers = manager.get(PATH + "/numbers?from=" + day + "&to="
                        + clock.instant().plus(Duration.ofDays(1)).toString().substring(0, 10) + "&site="
                        + office.site())
                .expect(200)
                .body();
        assertThat(numbers.at("/total/converted").asInt()).isEqualTo(1);
        assertThat(numbers.at("/total/medianMinutesToFirstContact").asInt()).isEqualTo(61);
    }
}
