package org.stillpoint.platform;

import java.net.URI;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Strong entity tags: a row's version in quotes. What is read carries {@code ETag}; what changes a row requires it back as
 * {@code If-Match}, so that nobody's change is overwritten unseen.
 */
public final class Versions {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");
    private static final Pattern WEAK = Pattern.compile("W/\"[^\"]*\"");

    private Versions() {}

    /**
     * The version that the caller read. Refuses a missing header (428), a weak tag (412), as a proxy makes of ours when it packs an
     * answer, and what is no tag or {@code *}, which only says that nobody has looked (400).
     */
    public static long required(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new IfMatchRequired();
        }
        if (WEAK.matcher(ifMatch.strip()).matches()) {
            throw new StaleVersion(
                    "A weak tag (`W/`) proves no version. Send the `version` that you read in plain quotes, for example \"3\".");
        }
        var match = TAG.matcher(ifMatch.strip());
        if (!match.matches()) {
            throw InvalidRequest.parameter(
                    "If-Match", "must be one strong entity tag as it was read, for example \"3\"");
        }
        return Long.parseLong(match.group(1));
    }

    /** Refuses (412) unless the row still has the version that the caller read. */
    public static void check(long expected, long actual) {
        if (expected != actual) {
            throw new StaleVersion("Somebody has changed it since you read it.");
        }
    }

    /** 200 with {@code ETag}; a GET whose {@code If-None-Match} names the version is answered 304 instead. */
    public static <T> RestResponse<T> ok(T body, long version) {
        return RestResponse.ResponseBuilder.ok(body)
                .header("ETag", tag(version))
                .build();
    }

    /** The same for what is put together from many rows: {@code version} is any text that changes with it. */
    public static <T> RestResponse<T> ok(T body, String version) {
        return RestResponse.ResponseBuilder.ok(body)
                .header("ETag", '"' + version + '"')
                .build();
    }

    /** 201 with {@code Location} and {@code ETag}. */
    public static <T> RestResponse<T> created(String location, T body, long version) {
        return RestResponse.ResponseBuilder.<T>created(URI.create(location))
                .entity(body)
                .header("ETag", tag(version))
                .build();
    }

    private static String tag(long version) {
        return '"' + Long.toString(version) + '"';
    }

    private static final class IfMatchRequired extends Refusal {
        IfMatchRequired() {
            super(PlatformProblem.IF_MATCH_REQUIRED, "This change needs If-Match with the ETag that you read.");
        }
    }

    private static final class StaleVersion extends Refusal {
        StaleVersion(String detail) {
            super(PlatformProblem.STALE_VERSION, detail);
        }
    }
}
