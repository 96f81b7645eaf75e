package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over HTTP/2 no header says whether there is a body, nor how long it is. */
@QuarkusTest
class Http2BodyTest {

    private record Answer(HttpVersion version, int status, String body) {}

    @TestHTTPResource("/v1/echo")
    URI echo;

    @Inject
    Vertx vertx;

    private HttpClient client;

    @BeforeEach
    void open() {
        client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aBodyInPiecesIsRead() throws Exception {
        for (int round = 0; round < 50; round++) {
            var answer = posted("{\"number\":1,", "\"flag\":true}");
            assertThat(answer.version()).isEqualTo(HttpVersion.HTTP_2);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains("\"number\":1");
        }
    }

    @Test
    void noBodyAtAllIsRefused() throws Exception {
        var answer = posted();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("a JSON body is needed");
    }

    @Test
    void aBodyThatTurnsOutTooLargeIs413() throws Exception {
        var answer = posted("\"", "a".repeat(700_000), "a".repeat(700_000), "\"");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("/problems/too-large");
    }

    private Answer posted(String... pieces) throws Exception {
        return client.request(HttpMethod.POST, echo.getPort(), echo.getHost(), echo.getPath())
                .compose(request -> {
                    send(request, List.of(pieces));
                    return request.response();
                })
                .compose(answer ->
                        answer.body().map(body -> new Answer(answer.version(), answer.statusCode(), body.toString())))
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private static void send(HttpClientRequest request, List<String> pieces) {
        request.setChunked(true).putHeader("Content-Type", "application/json");
        pieces.forEach(piece -> request.write(Buffer.buffer(piece)));
        request.end();
    }
}
