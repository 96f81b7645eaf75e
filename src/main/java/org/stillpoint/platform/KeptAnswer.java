package org.stillpoint.platform;

import io.vertx.core.MultiMap;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The answer to a request, as it is kept for repetitions of the request.
 *
 * @param subject what {@link AnswerWitness} said that it is about
 */
record KeptAnswer(int status, Map<String, String> headers, byte[] body, String subject) {

    private static final List<String> KEPT =
            List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE, HttpHeaders.CACHE_CONTROL);

    private static final List<String> KEPT_BESIDE = List.of("RateLimit-Policy", "RateLimit");

    private static final Pattern ID = Pattern.compile("\\b\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b");

    static KeptAnswer of(Response response, MultiMap written, byte[] body, String subject) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : KEPT_BESIDE) {
            var value = written.get(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        for (var name : KEPT) {
            var value = response.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        if (body.length > 0) {
            headers.putIfAbsent(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
        return new KeptAnswer(response.getStatus(), headers, body, subject);
    }

    /** Whose rows it tells of, so that it can be forgotten with them; what says nothing has nothing to be forgotten. */
    UUID[] about() {
        return body.length == 0 || subject == null
                ? new UUID[0]
                : ID.matcher(subject)
                        .results()
                        .map(id -> UUID.fromString(id.group()))
                        .toArray(UUID[]::new);
    }

    Response response() {
        var response = Response.status(status);
        headers.forEach(response::header);
        return body.length == 0 ? response.build() : response.entity(body).build();
    }

    /** Leaves the resource method without running it, whatever its return type is. */
    static final class Replay extends RuntimeException {
        private final transient KeptAnswer answer;

        Replay(KeptAnswer answer) {
            super("replay", null, false, false);
            this.answer = answer;
        }

        KeptAnswer answer() {
            return answer;
        }
    }
}
