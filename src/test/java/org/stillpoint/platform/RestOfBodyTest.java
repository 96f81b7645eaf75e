package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that answers everybody at once, and what becomes of those who go on sending. */
class RestOfBodyTest {

    private static final int MOST = 1 << 20;
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();

    private Socket caller;

    @BeforeEach
    void call() throws Exception {
        var router = Router.router(vertx);
        router.route().handler(context -> {
            context.response().setStatusCode(413).end();
            new RestOfBody(MOST, PATIENCE).drop(context);
        });
        var server = done(vertx.createHttpServer().requestHandler(router).listen(0));
        caller = new Socket("127.0.0.1", server.actualPort());
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
}
