package org.stillpoint.platform;

import io.quarkus.vertx.http.runtime.cors.CORSFilter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells a page that may not call from the browser so. The framework looks at the same settings after us, and has a bare 403 for it.
 */
@Singleton
class Origins {

    private static final String ANY = "*";
    private static final Pattern USUAL_PORT =
            Pattern.compile("^(http:.*):80$|^(https:.*):443$", Pattern.CASE_INSENSITIVE);

    private final boolean enabled;
    private final List<String> allowed;
    private final List<Pattern> patterns;

    Origins(
            @ConfigProperty(name = "quarkus.http.cors.enabled", defaultValue = "false") boolean enabled,
            @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins) {
        this.enabled = enabled;
        allowed = origins.orElse(List.of());
        patterns = CORSFilter.parseAllowedOriginsRegex(origins);
    }

    Optional<Refusal> whyNot(RoutingContext context) {
        var request = context.request();
        var origin = enabled ? request.getHeader(HttpHeaders.ORIGIN) : null;
        return origin == null || isAllowed(origin) || isOurs(origin, request)
                ? Optional.empty()
                : Optional.of(new BadHead(
                        PlatformProblem.ORIGIN_NOT_ALLOWED, "Pages of this origin may not call from a browser."));
    }

    private boolean isAllowed(String origin) {
        return allowed.equals(List.of(ANY))
                || allowed.contains(origin)
                || CORSFilter.isOriginAllowedByRegex(patterns, origin);
    }

    /** Our own page, with or without the usual port. */
    private static boolean isOurs(String origin, HttpServerRequest request) {
        return withoutUsualPort(origin)
                .equalsIgnoreCase(withoutUsualPort(request.scheme() + "://" + request.authority()));
    }

    private static String withoutUsualPort(String origin) {
        return USUAL_PORT.matcher(origin).replaceFirst("$1$2");
    }
}
