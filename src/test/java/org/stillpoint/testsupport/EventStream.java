package org.stillpoint.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Server-sent events as they come in. */
public final class EventStream implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** {@code id} is the last that was sent until then. */
    public record Event(String name, String id, JsonNode data) {}

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final AtomicInteger comments = new AtomicInteger();
    private final InputStream body;
    private final HttpResponse<?> answer;
    private volatile boolean over;

    EventStream(HttpResponse<InputStream> answer) {
        this.answer = answer;
        this.body = answer.body();
        Thread.startVirtualThread(this::read);
    }

    private void read() {
        String name = "message";
        String id = "";
        var data = new StringBuilder();
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(name, id, JSON.readTree(data.toString())));
                    }
                    data.setLength(0);
                    name = "message";
                } else if (line.startsWith(":")) {
                    comments.incrementAndGet();
                } else if (line.startsWith("event:")) {
                    name = line.substring("event:".length()).strip();
                } else if (line.startsWith("id:")) {
                    id = line.substring("id:".length()).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring("data:".length()).strip());
                }
            }
        } catch (IOException broken) {
            // As good as the end.
        } finally {
            over = true;
        }
    }

    public String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** Fails if none comes. */
    public Event next() {
        try {
            var event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event" + (over ? " and no stream any more" : ""));
            }
            return event;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Fails unless the next is one of these. */
    public Event next(String name) {
        var event = next();
        if (!event.name().equals(name)) {
            throw new AssertionError("expected " + name + " but got " + event);
        }
        return event;
    }

    /** What has come and was not asked for. */
    public int waiting() {
        return events.size();
    }

    public int comments() {
        return comments.get();
    }

    public boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
