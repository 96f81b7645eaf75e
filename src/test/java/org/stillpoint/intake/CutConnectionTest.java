package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Requests.PATH;
import static org.stillpoint.testsupport.Requests.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.BlindIndex;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.RawHttp;
import org.stillpoint.testsupport.SignedIn;

/** The connection broke, and nobody knows whether the request has arrived: the page sends it again. */
@QuarkusTest
class CutConnectionTest {

    private static final int CUTS = 6;

    @Inject
    Database database;

    @Inject
    BlindIndex index;

    @Inject
    ObjectMapper json;

    @Test
    void thePostThatIsSentAgainIsOneRequest() throws IOException {
        var sent = request();
        var wire = wire(sent);
        for (int n = 0; n < CUTS; n++) {
            sendAndHangUp(wire);
        }
        var answer = RawHttp.exchange(new String(wire, StandardCharsets.ISO_8859_1));
        for (int again = 0; again < 20 && answer.startsWith("HTTP/1.1 409"); again++) {
            answer = RawHttp.exchange(new String(wire, StandardCharsets.ISO_8859_1));
        }
        assertThat(answer).startsWith("HTTP/1.1 201");
        var found = database.list(
                "select id from appointment_request where email_index = ?",
                row -> row.getString(1),
                index.of(BlindIndex.EMAIL, sent.get("email").toString().toLowerCase(Locale.ROOT)));
        assertThat(found).hasSize(1);
        assertThat(answer).contains(found.getFirst());
    }

    private byte[] wire(Map<String, Object> sent) throws JsonProcessingException {
        var body = json.writeValueAsString(sent);
        return ("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + "X-Forwarded-For: " + SignedIn.newAddress() + "\r\nIdempotency-Key: \"" + UUID.randomUUID()
                        + "\"\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Does not wait for what is answered. */
    private static void sendAndHangUp(byte[] wire) throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream().write(wire);
            socket.getOutputStream().flush();
        }
    }
}
