package org.stillpoint.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * So many clients, each sending its next request when the last is answered, over connections that stay open. All of them are the
 * caller's thread, which does little, because it works on the processors of the server that it measures.
 */
final class HttpLoad {

    /** A server that has just started, or does something for the first time, spends most of its time on compiling itself. */
    private static final int LONGEST_WARM_UP = Integer.getInteger("bench.warm-up-seconds", 120);

    private static final int WARM_UP_SLICE = 5;

    /** A request; {@code body} is null for a GET, {@code from} an address that a proxy forwards, or null for staff. */
    record Call(String path, String body, String from) {

        Call(String path, String body) {
            this(path, body, null);
        }
    }

    /** Is told of each answer; the status 0 stands for one that broke off or never came. */
    @FunctionalInterface
    private interface Answers {
        void add(int status, long nanos);
    }

    private final URI server;
    private final String token;

    HttpLoad(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /** Runs until the time is over or {@code next} returns null because there is nothing left. */
    Samples run(int clients, int seconds, Supplier<Call> next) {
        var samples = new Samples();
        long began = System.nanoTime();
        long end = began + TimeUnit.SECONDS.toNanos(seconds);
        try (var all = new Clients(clients)) {
            all.work(() -> System.nanoTime() < end ? next.get() : null, samples::add);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return samples.over(System.nanoTime() - began);
    }

    void warmUp(long server, Supplier<Call> next) {
        warmUp(server, next, () -> true);
    }

    /** Until the processor time that the server, which is this process, spends on a request has stopped falling. */
    void warmUp(long server, Supplier<Call> next, BooleanSupplier hasMore) {
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
    void race(int clients, int notCounted, int rounds, Supplier<Call> next, Samples winners, Samples losers) {
        try (var all = new Clients(clients)) {
            for (int round = 0; round < notCounted + rounds; round++) {
                boolean counts = round >= notCounted;
                var calls = Stream.generate(next).limit(clients).iterator();
                all.work(() -> calls.hasNext() ? calls.next() : null, (status, nanos) -> {
                    if (counts) {
                        (status == 201 ? winners : losers).add(status, nanos);
                    }
                });
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private byte[] request(Call call) {
        var body = call.body() == null ? "" : call.body();
        var sender = call.from() == null ? "Authorization: Bearer " + token : "X-Forwarded-For: " + call.from();
        var length = body.getBytes(StandardCharsets.UTF_8).length;
        var text = (call.body() == null ? "GET " : "POST ") + call.path() + " HTTP/1.1\r\nHost: "
                + server.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n" + sender + "\r\n\r\n"
                + body;
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private final class Clients implements AutoCloseable {

        private final Selector selector = Selector.open();
        private final List<Client> clients = new ArrayList<>();

        Clients(int count) throws IOException {
            for (int client = 0; client < count; client++) {
                clients.add(new Client(selector));
            }
        }

        /** Until {@code next} has nothing more and all have their answers. */
        void work(Supplier<Call> next, Answers answers) throws IOException {
            int busy = 0;
            for (var client : clients) {
                busy += client.send(next.get()) ? 1 : 0;
            }
            while (busy > 0) {
                selector.select();
                for (var key : selector.selectedKeys()) {
                    var client = (Client) key.attachment();
                    if (client.hears(answers) && !client.send(next.get())) {
                        busy--;
                    }
                }
                selector.selectedKeys().clear();
            }
        }

        @Override
        public void close() throws IOException {
            for (var client : clients) {
                client.connection.close();
            }
            selector.close();
        }
    }

    private final class Client {

        private final Selector selector;
        private HttpConnection connection;
        private long sent;

        Client(Selector selector) throws IOException {
            this.selector = selector;
            connect();
        }

        private void connect() throws IOException {
            connection = new HttpConnection(server);
            connection.register(selector, this);
        }

        /** Returns whether there was something to send. */
        boolean send(Call call) throws IOException {
            if (call == null) {
                return false;
            }
            var request = request(call);
            sent = System.nanoTime();
            connection.send(request);
            return true;
        }

        /** Returns whether the answer, or the lack of one, is complete. */
        boolean hears(Answers answers) throws IOException {
            int status = 0;
            try {
                status = connection.read();
                if (status == HttpConnection.MORE_TO_COME) {
                    return false;
                }
            } catch (IOException broken) {
                connection.close();
                connect();
            }
            answers.add(status, System.nanoTime() - sent);
            return true;
        }
    }
}
