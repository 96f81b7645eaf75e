package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Requests.PATH;
import static org.stillpoint.testsupport.Requests.phone;
import static org.stillpoint.testsupport.Requests.request;
import static org.stillpoint.testsupport.Requests.send;
import static org.stillpoint.testsupport.Requests.senderOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;

@QuarkusTest
class SealedRequestTest {

    @Inject
    Database database;

    @Test
    void whoWroteAndWhatIsNotReadableInTheDatabase() {
        var sent = request("message", "a very private matter");
        sent.put("phone", phone());
        var id = send(sent).expect(201).text("id");
        var row = database.first(
                        "select r::text from appointment_request r where id = ?",
                        found -> found.getString(1),
                        UUID.fromString(id))
                .orElseThrow();
        for (var secret : new Object[] {"Testperson", sent.get("email"), sent.get("phone"), "private"}) {
            var hex = new StringBuilder();
            secret.toString().chars().forEach(letter -> hex.append("%02x".formatted(letter)));
            assertThat(row).doesNotContain(secret.toString()).doesNotContain(hex);
        }
    }

    @Test
    void whatCanNotBeReadIsNamedAndTheRestIsServed() {
        var request = send(request("message", "a private matter")).expect(201);
        database.update(
                "update appointment_request set message = name, email = name where id = ?",
                UUID.fromString(request.text("id")));
        var listed = listed(request.text("id"));
        assertThat(listed.path("unreadable")).extracting(JsonNode::asText).containsExactly("email", "message");
        assertThat(listed.path("name").asText()).isEqualTo("Ada Testperson");
        assertThat(listed.has("message")).isFalse();
        senderOf(request).get(PATH + "/" + request.text("id")).expect(200);
        senderOf(request)
                .post(PATH + "/" + request.text("id") + "/withdrawal", Map.of())
                .expect(200);
    }

    private static JsonNode listed(String id) {
        var after = "";
        do {
            var page = desk().get(PATH + "?limit=200" + after).expect(200);
            for (var item : page.body().path("items")) {
                if (item.path("id").asText().equals(id)) {
                    return item;
                }
            }
            after = page.body().has("next") ? "&after=" + page.text("next") : "";
        } while (!after.isEmpty());
        throw new AssertionError("not listed: " + id);
    }
}
