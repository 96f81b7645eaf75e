package org.stillpoint.bench;

import io.vertx.core.Future;
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
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** So many clients, each sending its next request when the last is answered, over connections that stay open. */
final class HttpLoad implements AutoCloseable {

    /** A server that has just started, or does something for the first time, spends most of its time on compiling itself. */
    private static final int LONGEST_WARM_UP = Integer.getInteger("bench.warm-up-seconds", 120);

    private static final int WARM_UP_SLICE = 5;

    /** A request; {@code body} is null for a GET, {@code from} an address that a proxy forwards, or null for staff. */
    record Call(String path, String body, String from) {

        Call(String path, String body) {
            this(path, body, null);
        }
    }

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final URI server;
    private final String token;

    HttpLoad(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /** Runs until the time is over or {@code next}, which is called by one thread, returns null because there is nothing left. */
    Samples run(int clients, int seconds, Supplier<Call> next) throws InterruptedException {
        var http = client(clients);
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

    void warmUp(long server, Supplier<Call> next) throws InterruptedException {
        warmUp(server, next, () -> true);
    }

    /** Until the processor time that the server, which is this process, spends on a request has stopped falling. */
    void warmUp(long server, Supplier<Call> next, BooleanSupplier hasMore) throws InterruptedException {
        double best = Double.MAX_VALUE;
        int inVain = 0;
        for (int spent = 0; inVain < 4 && spent < LONGEST_WARM_UP && hasMore.getAsBoolean(); spent += WARM_UP_SLICE) {
            var before = CpuTime.of(server);
            int count = run(8, WARM_UP_SLICE, next).count();
            double millis = CpuTime.of(server).millisSince(before, count);
            inVain = millis < 0.98 * best ? 0 : inVain + 1;
            best = Math.min(best, millis);
        }
    }

    /**
     * All at once, round after round: who comes first, and how long the others wait to hear that they did not. The first rounds,
     * in which connections are opened and the way of a refusal is compiled, do not count.
     */
    void race(int clients, int notCounted, int rounds, Supplier<Call> next, Samples winners, Samples losers)
            throws InterruptedException {
        var http = client(clients);
        for (int round = 0; round < notCounted + rounds; round++) {
            boolean counts = round >= notCounted;
            var running = new CountDownLatch(clients);
            vertx.runOnContext(start -> {
                for (int client = 0; client < clients; client++) {
                    long sent = System.nanoTime();
                    send(http, next.get()).onComplete(answer -> {
                        int status = answer.succeeded() ? answer.result() : 0;
                        if (counts) {
                            (status == 201 ? winners : losers).add(status, System.nanoTime() - sent);
                        }
                        running.countDown();
                    });
                }
            });
            running.await();
        }
        http.close();
    }

    private HttpClient client(int connections) {
        return vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(true)
                .setMaxPoolSize(connections)
                .setDefaultHost(server.getHost())
                .setDefaultPort(server.getPort()));
    }

    private void send(HttpClient http, Supplier<Call> next, Samples samples, long end, CountDownLatch running) {
        long sent = System.nanoTime();
        var call = sent < end ? next.get() : null;
        if (call == null) {
            running.countDown();
            return;
        }
        send(http, call).onComplete(answer -> {
            samples.add(answer.succeeded() ? answer.result() : 0, System.nanoTime() - sent);
            send(http, next, samples, end, running);
        });
    }

    private Future<Integer> send(HttpClient http, Call call) {
        var options = new RequestOptions()
                .setMethod(call.body() == null ? HttpMethod.GET : HttpMethod.POST)
                .setURI(call.path())
                .putHeader("Content-Type", "application/json");
        if (call.from() == null) {
            options.putHeader("Authorization", "Bearer " + token);
        } else {
            options.putHeader("X-Forwarded-For", call.from());
        }
        return http.request(options)
                .compose(request -> call.body() == null ? request.send() : request.send(Buffer.buffer(call.body())))
                .compose(response -> response.body().map(body -> response.statusCode()));
    }

    @Override
    public void close() {
        vertx.close();
    }
}
