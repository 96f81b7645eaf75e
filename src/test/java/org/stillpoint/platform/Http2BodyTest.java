package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Over HTTP/2 no header says whether there is a body, nor how long it is. */
@QuarkusTest
class Http2BodyTest {

    @TestHTTPResource("/v1/echo")
    URI echo;

    @Test
    void aBodyOfUnknownLengthIsRead() throws Exception {
        var answer = posted("{\"number\":1,\"flag\":true}");
        assertThat(answer.version()).isEqualTo(Version.HTTP_2);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"number\":1");
    }

    @Test
    void noBodyAtAllIsRefused() throws Exception {
        var answer = posted("");
        assertThat(answer.version()).isEqualTo(Version.HTTP_2);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("a JSON body is needed");
    }

    @Test
    void aBodyThatTurnsOutTooLargeIs413() throws Exception {
        var answer = posted("\"" + "a".repeat(2_000_000) + "\"");
        assertThat(answer.version()).isEqualTo(Version.HTTP_2);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("/problems/too-large");
    }

    private HttpResponse<String> posted(String body) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().version(Version.HTTP_2).build()) {
            // A first call makes HTTP/2 of the connection.
            client.send(HttpRequest.newBuilder(echo.resolve("/problems")).build(), BodyHandlers.discarding());
            return client.send(
                    HttpRequest.newBuilder(echo)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofInputStream(
                                    () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
