package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Requests.PATH;
import static org.stillpoint.testsupport.Requests.request;
import static org.stillpoint.testsupport.Requests.send;
import static org.stillpoint.testsupport.Requests.senderOf;
import static org.stillpoint.testsupport.Requests.sent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** What somebody can do with the key of their request. */
@QuarkusTest
class OwnRequestTest {

    @Inject
    Database database;

    private static String path(Answer request) {
        return PATH + "/" + request.text("id");
    }

    private static Map<String, Object> contact() {
        var contact = new HashMap<String, Object>();
        contact.put("name", "Ada Testperson-Example");
        contact.put("phone", "(212) 555-0143");
        contact.put("preferredContact", "PHONE");
        contact.put("safeToLeaveMessage", true);
        return contact;
    }

    private void set(Answer request, String status, boolean open) {
        database.update(
                "update appointment_request set status = ?, closed_at = " + (open ? "null" : "now()") + " where id = ?",
                status,
                UUID.fromString(request.text("id")));
    }

    @ParameterizedTest
    @CsvSource({
        "RECEIVED, true, RECEIVED, We have your request",
        "CONTACTED, true, CONTACTED, We have contacted you",
        "MORE_ASKED, true, MORE_ASKED, asked you for something more",
        "ASSESSMENT_SCHEDULED, false, ASSESSMENT_SCHEDULED, appointment is arranged",
        "REFERRED, false, REFERRED, another place",
        "DECLINED, false, DECLINED, can not offer",
        "WITHDRAWN, false, WITHDRAWN, taken this request back",
        "DUPLICATE, false, RECEIVED, We have your request",
        "SPAM, false, RECEIVED, We have your request"
    })
    void theStatusIsToldInPlainWordsAndNotWhatStaffThinkOfIt(String status, boolean open, String told, String words) {
        var request = sent();
        set(request, status, open);
        var found = senderOf(request).get(path(request)).expect(200);
        assertThat(found.text("status")).isEqualTo(told);
        assertThat(found.text("statusText")).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"es-US, Hemos recibido", "de, We have your"})
    void theStatusIsToldInTheLanguageOfTheRequest(String language, String words) {
        assertThat(send(request("language", language)).expect(201).text("statusText"))
                .startsWith(words);
    }

    @Test
    void contactDataAreCorrectedAsAWhole() {
        var request = sent();
        var me = senderOf(request);
        assertThat(me.get(path(request) + "/contact").expect(200).text("email")).endsWith("@patients.example");
        var corrected = me.ifMatch(0).put(path(request) + "/contact", contact()).expect(200);
        assertThat(corrected.text("phone")).isEqualTo("+12125550143");
        assertThat(corrected.body().has("email")).isFalse();
        var found = me.get(path(request) + "/contact").expect(200).body();
        assertThat(found).isEqualTo(corrected.body());
        me.ifMatch(0).put(path(request) + "/contact", contact()).expect(412);
        me.put(path(request) + "/contact", contact()).expect(428);
        me.ifMatch(1).put(path(request) + "/contact", contact()).expect(200);
    }

    @Test
    void whatWasReadIsSentBackWithWhatShallBeOtherwise() {
        var request = sent();
        var me = senderOf(request);
        var read = me.get(path(request) + "/contact").expect(200).body();
        assertThat(read.has("crisisResources")).isTrue();
        var changed = ((ObjectNode) read.deepCopy()).put("phone", "+12125550188");
        var corrected = me.ifMatch(0).put(path(request) + "/contact", changed).expect(200);
        assertThat(corrected.text("phone")).isEqualTo("+12125550188");
        assertThat(corrected.text("email")).isEqualTo(read.path("email").asText());
        changed.put("fax", "+12125550189");
        me.ifMatch(1).put(path(request) + "/contact", changed).expect(400);
    }

    @Test
    void correctedContactDataStillHaveToReachSomebody() {
        var request = sent();
        var unreachable = contact();
        unreachable.remove("phone");
        assertThat(senderOf(request)
                        .ifMatch(0)
                        .put(path(request) + "/contact", unreachable)
                        .expect(400)
                        .body()
                        .path("errors")
                        .findValuesAsText("pointer"))
                .contains("");
        senderOf(request)
                .ifMatch(0)
                .put(path(request) + "/contact", Map.of("phone", "911"))
                .expect(400);
    }

    @Test
    void aRequestIsTakenBackOnce() {
        var request = sent();
        var me = senderOf(request);
        assertThat(me.post(path(request) + "/withdrawal", Map.of()).expect(200).text("status"))
                .isEqualTo("WITHDRAWN");
        var again = me.post(path(request) + "/withdrawal", Map.of()).expect(409);
        assertThat(again.problem()).isEqualTo("request-not-open");
        assertThat(again.text("currentStatus")).isEqualTo("WITHDRAWN");
        me.ifMatch(1).put(path(request) + "/contact", contact()).expect(409);
        assertThat(me.get(path(request)).expect(200).text("statusText")).contains("taken this request back");
    }

    @ParameterizedTest
    @CsvSource({"SPAM", "DUPLICATE"})
    void whatStaffHavePutAsideIsOpenToItsSender(String status) {
        var request = sent();
        set(request, status, false);
        senderOf(request).ifMatch(0).put(path(request) + "/contact", contact()).expect(200);
        senderOf(request).post(path(request) + "/withdrawal", Map.of()).expect(200);
    }

    @Test
    void somebodyElsesRequestDoesNotExist() {
        var mine = sent();
        var theirs = sent();
        var me = senderOf(mine);
        for (var path : List.of(path(theirs), path(theirs) + "/contact", PATH + "/" + UUID.randomUUID() + "/contact")) {
            assertThat(me.get(path).expect(404).problem()).isEqualTo("not-found");
        }
        me.ifMatch(0).put(path(theirs) + "/contact", contact()).expect(404);
        me.post(path(theirs) + "/withdrawal", Map.of()).expect(404);
        assertThat(senderOf(theirs).get(path(theirs)).expect(200).text("status"))
                .isEqualTo("RECEIVED");
        Wire.here().get(path(mine) + "/contact").expect(401);
    }
}
