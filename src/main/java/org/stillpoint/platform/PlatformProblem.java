package org.stillpoint.platform;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of problem that any endpoint may answer with. */
public enum PlatformProblem implements ProblemType {
    INVALID_REQUEST(
            400,
            "The request is not valid",
            "Look at `errors`: each has the JSON pointer into the body, or the name of the parameter, and what is wrong with it."),
    NOT_SIGNED_IN(
            401,
            "Sign-in is needed",
            "Send `Authorization: Bearer …` with a token from /v1/auth/token or a personal key that is still good."),
    NOT_ALLOWED(403, "Your role does not allow this", "Ask somebody with one of the roles that the operation names."),
    ORIGIN_NOT_ALLOWED(
            403,
            "That website may not call from a browser",
            "Call from a website that the operator of this server has named, or from no browser."),
    NOT_FOUND(404, "There is nothing here", "What you asked for does not exist or is not yours to see."),
    METHOD_NOT_ALLOWED(405, "This address does not know that method", "Use one of the methods named in `Allow`."),
    NOT_ACCEPTABLE(406, "No such representation", "Accept what the operation answers with; `detail` names it."),
    REQUEST_IN_PROGRESS(
            409,
            "The same request is still being worked on",
            "An earlier request with this Idempotency-Key has not been answered yet. Send it again in a second."),
    STALE_VERSION(
            412, "It has changed since you read it", "Read it again, decide again, and send the new ETag as If-Match."),
    TOO_LARGE(413, "The request is too large", "Send a smaller body."),
    ADDRESS_TOO_LONG(
            414, "The address is too long", "Ask for less at once, or send it in a body where that is possible."),
    UNSUPPORTED_MEDIA_TYPE(
            415, "That media type is not read here", "Send what the operation reads, as it is; `detail` names it."),
    HEADERS_TOO_LARGE(431, "The headers are too large", "Send fewer or shorter ones; cookies are not needed here."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "The Idempotency-Key belongs to another request",
            "Use a new Idempotency-Key for each request; repeat one only with exactly the same request."),
    IF_MATCH_REQUIRED(
            428,
            "If-Match is missing",
            "Send the ETag that you read as If-Match, so that nobody's change is overwritten unseen."),
    TOO_MANY_REQUESTS(429, "Too many requests", "Wait as long as Retry-After says."),
    INTERNAL_ERROR(
            500, "Something went wrong on the server", "Report the `instance` of this problem; it is in the log."),
    BUSY(503, "The server is too busy", "Try again after the seconds in Retry-After; nothing was changed."),
    HTTP_ERROR(400, "The request can not be answered", "Look at the status and at the detail.");

    private static final Map<Integer, PlatformProblem> BY_STATUS = Arrays.stream(values())
            .filter(type -> type != HTTP_ERROR)
            .collect(Collectors.toMap(PlatformProblem::status, Function.identity(), (first, second) -> first));

    private final Meaning meaning;

    PlatformProblem(int status, String title, String advice) {
        meaning = new Meaning(status, title, advice);
    }

    /** The kind that stands for a bare HTTP status. */
    static PlatformProblem of(int status) {
        return BY_STATUS.getOrDefault(status, status >= 500 ? INTERNAL_ERROR : HTTP_ERROR);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
