package org.stillpoint.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.bench.HttpLoad.Call;

class HttpLoadTest {

    private static final int LONG = 300_000;

    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/length", call -> {
            seen.add(call.getRequestMethod() + " " + call.getRequestURI() + " "
                    + call.getRequestHeaders().getFirst("Authorization") + " "
                    + call.getRequestHeaders().getFirst("X-Forwarded-For") + " "
                    + new String(call.getRequestBody().readAllBytes(), UTF_8));
            call.sendResponseHeaders(201, LONG);
            call.getResponseBody().write(new byte[LONG]);
            call.close();
        });
        server.createContext("/chunks", call -> {
            call.sendResponseHeaders(200, 0);
            call.getResponseBody().write("\r\n0\r\n\r\n".getBytes(UTF_8));
            call.getResponseBody().flush();
            call.getResponseBody().write(new byte[LONG]);
            answered.incrementAndGet();
            call.close();
        });
        server.createContext("/nothing", call -> {
            call.sendResponseHeaders(204, -1);
            call.close();
        });
        server.createContext("/breaks-off", call -> {
            call.sendResponseHeaders(200, LONG);
            throw new IOException("made up");
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private HttpLoad load() {
        return new HttpLoad(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "token");
    }

    private static Supplier<Call> calls(int count, Call... calls) {
        var all = Stream.generate(() -> List.of(calls))
                .flatMap(List::stream)
                .limit(count)
                .iterator();
        return () -> all.hasNext() ? all.next() : null;
    }

    @Test
    void readsEachAnswerToItsEnd() {
        var samples = load().run(
                        3,
                        60,
                        calls(30, new Call("/length", "{}"), new Call("/chunks", null), new Call("/nothing", null)));
        assertThat(samples.count()).isEqualTo(30);
        assertThat(samples.otherThan(201)).isEqualTo("20 (10 × 200, 10 × 204)");
        assertThat(answered).hasValue(10);
    }

    @Test
    void sendsWhatIsAskedFor() {
        load().run(1, 60, calls(2, new Call("/length?a=b", "{\"é\": 1}"), new Call("/length", null, "192.0.2.1")));
        assertThat(seen)
                .containsExactly("POST /length?a=b Bearer token null {\"é\": 1}", "GET /length null 192.0.2.1 ");
    }

    @Test
    void countsAnAnswerThatBreaksOffAndGoesOn() {
        var samples = load().run(2, 60, calls(20, new Call("/breaks-off", null), new Call("/nothing", null)));
        assertThat(samples.otherThan(204)).isEqualTo("10 (10 × 0)");
    }

    @Test
    void hearsAllOfARoundBeforeTheNextBegins() {
        var winners = new Samples();
        var losers = new Samples();
        load().race(4, 1, 2, calls(12, new Call("/length", "{}"), new Call("/nothing", null)), winners, losers);
        assertThat(winners.count()).isEqualTo(4);
        assertThat(losers.otherThan(204)).isEqualTo("0");
        assertThat(losers.count()).isEqualTo(4);
    }
}
