package org.stillpoint.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** So many who listen to the same events, each over a connection of its own. */
final class Listening implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final int count;
    private volatile String expected = "event:listening";
    private volatile CountDownLatch awaited;
    private volatile Queue<Long> heard = new ConcurrentLinkedQueue<>();

    Listening(URI server, String token, String path, int count) throws InterruptedException {
        this.count = count;
        awaited = new CountDownLatch(count);
        var http = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(count)
                .setDefaultHost(server.getHost())
                .setDefaultPort(server.getPort()));
        for (int n = 0; n < count; n++) {
            listen(http, token, path);
        }
        awaitAll();
    }

    /** The first event says that it listens; each event is one chunk. */
    private void listen(HttpClient http, String token, String path) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setURI(path)
                .putHeader("Accept", "text/event-stream")
                .putHeader("Authorization", "Bearer " + token);
        http.request(options).compose(request -> request.send()).onSuccess(answer -> answer.handler(this::hear));
    }

    private void hear(Buffer chunk) {
        if (chunk.toString().contains(expected)) {
            heard.add(System.nanoTime());
            awaited.countDown();
        }
    }

    /** Each is to hear one event in which this stands; there may be others. */
    void expect(String words) {
        heard = new ConcurrentLinkedQueue<>();
        awaited = new CountDownLatch(count);
        expected = words;
    }

    /** When each of them has heard it. */
    List<Long> awaitAll() throws InterruptedException {
        if (!awaited.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(awaited.getCount() + " have heard nothing");
        }
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        vertx.close();
    }
}
