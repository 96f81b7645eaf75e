package org.stillpoint.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** So many clients, each sending its next request when the last is answered, over connections that stay open. */
final class HttpLoad implements AutoCloseable {

    /** A request; {@code body} is null for a GET. */
    record Call(String path, String body) {}

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final URI server;
    private final String token;

    HttpLoad(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /** Runs until the time is over; {@code next} is called by one thread. */
    Samples run(int clients, int seconds, Supplier<Call> next) throws InterruptedException {
        var http = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(true)
                .setMaxPoolSize(clients)
                .setDefaultHost(server.getHost())
                .setDefaultPort(server.getPort()));
        var samples = new Samples();
        var running = new CountDownLatch(clients);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long began = System.nanoTime();
        vertx.runOnContext(start -> {
            for (int client = 0; client < clients; client++) {
                send(http, next, samples, end, running);
            }
        });
        running.await();
        http.close();
        return samples.over(System.nanoTime() - began);
    }

    private void send(HttpClient http, Supplier<Call> next, Samples samples, long end, CountDownLatch running) {
        long sent = System.nanoTime();
        if (sent >= end) {
            running.countDown();
            return;
        }
        var call = next.get();
        var options = new RequestOptions()
                .setMethod(call.body() == null ? HttpMethod.GET : HttpMethod.POST)
                .setURI(call.path())
                .putHeader("Authorization", "Bearer " + token)
                .putHeader("Content-Type", "application/json");
        http.request(options)
                .compose(request -> call.body() == null ? request.send() : request.send(Buffer.buffer(call.body())))
                .compose(response -> response.body().map(body -> response.statusCode()))
                .onComplete(answer -> {
                    samples.add(answer.succeeded() ? answer.result() : 0, System.nanoTime() - sent);
                    send(http, next, samples, end, running);
                });
    }

    @Override
    public void close() {
        vertx.close();
    }
}
