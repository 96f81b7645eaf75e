package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that answers everybody at once, and what becomes of those who go on sending. */
class RestOfBodyTest {

    private static final int MOST = 1 << 20;
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String HOST = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx();

    private int port;
    private Socket caller;

    @BeforeEach
    void call() throws Exception {
        var router = Router.router(vertx);
        router.route().handler(context -> {
            context.response().setStatusCode(413).end();
            new RestOfBody(MOST, PATIENCE).drop(context);
        });
        port = done(vertx.createHttpServer().requestHandler(router).listen(0)).actualPort();
        caller = new Socket(HOST, port);
        caller.setSoTimeout((int) LONG.toMillis());
    }

    @AfterEach
    void hangUp() throws Exception {
        caller.close();
        done(vertx.close());
    }

    private static <T> T done(Future<T> work) throws Exception {
        return work.toCompletionStage().toCompletableFuture().get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    private void post(int announced, int sent) throws IOException {
        var request = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + announced + "\r\n\r\n" + "a".repeat(sent);
        caller.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var answer = new byte[1_000];
        int length = caller.getInputStream().read(answer);
        assertThat(new String(answer, 0, Math.max(0, length), StandardCharsets.US_ASCII))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void whoTakesTooLongIsCutOff() throws Exception {
        post(2, 1);
        assertThat(caller.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void whoHasComeToTheEndIsHeardAgainAlsoMuchLater() throws Exception {
        post(MOST, MOST);
        Thread.sleep(PATIENCE.multipliedBy(2));
        post(0, 0);
        post(1, 1);
    }

    /** Long before the patience is over, in which a hundred times as much would come. */
    @Test
    void whoSendsTooMuchIsCutOff() throws Exception {
        post(1 << 30, 1);
        assertThatThrownBy(() -> {
                    for (int sent = 0; sent < 100; sent++) {
                        caller.getOutputStream().write(new byte[MOST]);
                    }
                })
                .isInstanceOf(IOException.class);
    }

    /** The others that share the connection go on. */
    @Test
    void overHttp2OnlyTheRequestIsCutOff() throws Exception {
        var client = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setHttp2MaxPoolSize(1));
        var reset = new CompletableFuture<Throwable>();
        var lasting = done(client.request(HttpMethod.POST, port, HOST, "/"));
        lasting.exceptionHandler(reset::complete);
        lasting.setChunked(true).write("a");
        assertThat(done(lasting.response()).statusCode()).isEqualTo(413);
        assertThat(reset.get(LONG.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(StreamResetException.class);

        var next = done(client.request(HttpMethod.POST, port, HOST, "/"));
        assertThat(next.connection()).isSameAs(lasting.connection());
        assertThat(done(next.send()).statusCode()).isEqualTo(413);
    }
}
