package org.stillpoint.platform;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What may be wrong with the first line and the headers of a request, before anybody asks what it wants. Each request is looked
 * at, so its headers are gone through once.
 */
@Singleton
class HeadRules {

    /** The HTTP server itself reads more of both (application.properties), so that whoever sends too much is told so. */
    private static final int LONGEST_ADDRESS = 8_192;

    private static final int MOST_HEADERS = 20_480;
    private static final int AROUND_A_HEADER = ": \r\n".length();

    private static final String CONTENT_TYPE = "Content-Type";

    /** Of two that differ nobody knows which one is meant. */
    private static final List<String> ONCE = List.of(CONTENT_TYPE, "Authorization", "If-Match", IdempotencyKey.HEADER);

    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]++";
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("T/T\\s*+(;\\s*+(T=(T|\"[^\"]*+\")\\s*+)?)*+".replace("T", TOKEN));
    private static final int LONGEST_MEDIA_TYPE = 255;

    private final Routes routes;
    private final long bodyLimit;

    HeadRules(Routes routes, HttpSettings settings) {
        this.routes = routes;
        this.bodyLimit = settings.bodyLimit().asLongValue();
    }

    Optional<Refusal> whyNot(RoutingContext context) {
        var address = context.request().uri();
        if (address.length() > LONGEST_ADDRESS) {
            return Optional.of(new BadHead(
                    PlatformProblem.ADDRESS_TOO_LONG, "It may have at most " + LONGEST_ADDRESS + " characters."));
        }
        if (!isAddress(address) || !Addresses.readable(address)) {
            return Optional.of(unreadableAddress());
        }
        return headers(context).or(() -> announcesTooMuch(context.request().headers()));
    }

    static Refusal unreadableAddress() {
        return InvalidRequest.parameter(
                "address",
                "must be UTF-8 without U+0000 and lone surrogates, with % before what may not stand there plainly");
    }

    /** Instead of Quarkus, which is told at the start not to look. */
    private static boolean isAddress(String text) {
        try {
            new URI(text);
            return true;
        } catch (URISyntaxException broken) {
            return false;
        }
    }

    private Optional<Refusal> headers(RoutingContext context) {
        int size = 0;
        int seen = 0;
        for (var header : context.request().headers()) {
            var name = header.getKey();
            size += name.length() + header.getValue().length() + AROUND_A_HEADER;
            int once = once(name);
            if (once >= 0) {
                if ((seen & 1 << once) != 0) {
                    return Optional.of(InvalidRequest.parameter(ONCE.get(once), "must be there once"));
                }
                seen |= 1 << once;
            }
        }
        return size > MOST_HEADERS
                ? Optional.of(new BadHead(
                        PlatformProblem.HEADERS_TOO_LARGE, "They may have at most " + MOST_HEADERS + " bytes."))
                : ofBody(context);
    }

    private static int once(String name) {
        for (int at = 0; at < ONCE.size(); at++) {
            if (ONCE.get(at).equalsIgnoreCase(name)) {
                return at;
            }
        }
        return -1;
    }

    private Optional<Refusal> ofBody(RoutingContext context) {
        var headers = context.request().headers();
        var type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type != null && !isMediaType(type)) {
            return Optional.of(BadHead.mediaType(routes.reads(context)));
        }
        var packed = headers.get(HttpHeaders.CONTENT_ENCODING);
        if (packed != null && !packed.equalsIgnoreCase("identity")) {
            context.response().putHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
            return Optional.of(new BadHead(
                    PlatformProblem.UNSUPPORTED_MEDIA_TYPE, "Send the body as it is, without `Content-Encoding`."));
        }
        return Optional.empty();
    }

    private static boolean isMediaType(String text) {
        return text.equals("application/json")
                || text.length() <= LONGEST_MEDIA_TYPE
                        && MEDIA_TYPE.matcher(text).matches();
    }

    private Optional<Refusal> announcesTooMuch(MultiMap headers) {
        var length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return length == null || isAtMost(bodyLimit, length) ? Optional.empty() : Optional.of(new TooLarge(bodyLimit));
    }

    private static boolean isAtMost(long limit, String length) {
        try {
            return Long.parseLong(length) <= limit;
        } catch (NumberFormatException tooLong) {
            return false;
        }
    }
}
