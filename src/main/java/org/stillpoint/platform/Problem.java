package org.stillpoint.platform;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The body of a problem (RFC 9457), and the headers that go with it.
 *
 * @param type absolute address that explains the kind of problem
 * @param instance opaque id of the request, which the log has too
 * @param extras further members
 * @param headers further headers of the answer: {@code Retry-After}, {@code Allow}, …
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance"})
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonAnyGetter Map<String, Object> extras,
        @JsonIgnore Map<String, String> headers) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Map<String, String> retryAfter(Duration wait) {
        var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return Map.of("Retry-After", Long.toString(seconds));
    }

    Problem withHeader(String name, String value) {
        var all = new TreeMap<>(headers);
        all.put(name, value);
        return new Problem(type, title, status, detail, instance, extras, all);
    }
}
