package org.stillpoint.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** One caller of a server, quick enough for thousands of requests. Immutable: who and from where are set on copies. */
public final class Wire {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI server;
    private final Map<String, String> headers;

    private Wire(URI server, Map<String, String> headers) {
        this.server = server;
        this.headers = headers;
    }

    /** The server of a {@code @QuarkusTest}. */
    public static Wire here() {
        return at(URI.create("http://127.0.0.1:" + RestAssured.port));
    }

    public static Wire at(URI server) {
        return new Wire(server, Map.of());
    }

    public Wire as(String bearer) {
        return with("Authorization", "Bearer " + bearer);
    }

    /** The token or key that it sends. */
    public String bearer() {
        return headers.get("Authorization").substring("Bearer ".length());
    }

    public Wire from(String address) {
        return with("X-Forwarded-For", address);
    }

    public Wire with(String header, Object value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value.toString());
        return new Wire(server, more);
    }

    /** For a change of what has this version. */
    public Wire ifMatch(long version) {
        return with("If-Match", "\"" + version + "\"");
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer post(String path, Object body) {
        return send(json(path).POST(text(path, body)));
    }

    public Answer put(String path, Object body) {
        return send(json(path).PUT(text(path, body)));
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private static BodyPublisher text(String path, Object body) {
        var tree = JSON.valueToTree(body);
        TestLogs.said(path, tree);
        return BodyPublishers.ofString(tree.toString());
    }

    public Answer post(String path, String contentType, String body) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    /** Any call; without a body where it is empty. What is not JSON in the answer is text. */
    public Answer call(String method, String path, String contentType, String body) {
        var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return send(request(path).header("Content-Type", contentType).method(method, publisher));
    }

    /** Throws unless the answer is one. */
    public EventStream listen(String path) {
        var answer =
                exchange(request(path).header("Accept", "text/event-stream").GET(), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new AssertionError("nothing to listen to: " + answer.statusCode());
        }
        return new EventStream(answer);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(30));
        headers.forEach(request::header);
        return request;
    }

    /** Throws {@link NoAnswer} if the connection broke. */
    private static Answer send(HttpRequest.Builder request) {
        var response = exchange(request, BodyHandlers.ofString());
        TestLogs.answered(
                response.request().method(), response.uri().getPath(), response.statusCode(), response.body());
        try {
            return new Answer(response.statusCode(), body(response));
        } catch (IOException notJson) {
            throw new NoAnswer(notJson);
        }
    }

    private static JsonNode body(HttpResponse<String> response) throws IOException {
        if (response.body().isEmpty()) {
            return JSON.nullNode();
        }
        var type = response.headers().firstValue("Content-Type").orElse("");
        return type.contains("json")
                ? JSON.readTree(response.body())
                : JSON.getNodeFactory().textNode(response.body());
    }

    private static <T> HttpResponse<T> exchange(HttpRequest.Builder request, BodyHandler<T> handler) {
        try {
            return CLIENT.send(request.build(), handler);
        } catch (IOException broken) {
            throw new NoAnswer(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public record Answer(int status, JsonNode body) {

        public String text(String property) {
            return body.path(property).asText();
        }

        /** The last part of a problem's type. */
        public String problem() {
            return text("type").replaceFirst(".*/", "");
        }

        /** Fails unless it has this status. */
        public Answer expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("expected " + wanted + " but got " + status + ": " + body);
            }
            return this;
        }
    }

    public static final class NoAnswer extends RuntimeException {
        /** The server is known to be gone. */
        NoAnswer() {}

        NoAnswer(IOException cause) {
            super(cause);
        }
    }
}
