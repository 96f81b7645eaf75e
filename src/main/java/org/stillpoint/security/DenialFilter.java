package org.stillpoint.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.RequestId;
import org.stillpoint.platform.Routes;

/**
 * Sees every answer, and notes those that refuse somebody who believed to be allowed: credentials that are not good (401), an
 * operation beyond the caller's roles (403), a row that a personal key does not open (404). Who sends no credentials at all
 * tries nothing.
 */
@Singleton
class DenialFilter {

    /** Before the sign-in, which may refuse. */
    private static final int BEFORE_SIGN_IN = 9_000;

    private static final Pattern ID = Pattern.compile("/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?=/|$)");

    private final DeniedAttempts attempts;
    private final Routes routes;
    private final Ids ids;
    private final Clock clock;

    DenialFilter(DeniedAttempts attempts, Routes routes, Ids ids, Clock clock) {
        this.attempts = attempts;
        this.routes = routes;
        this.ids = ids;
        this.clock = clock;
    }

    void filters(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.addEndHandler(ended -> look(context));
                    context.next();
                },
                BEFORE_SIGN_IN);
    }

    private void look(RoutingContext context) {
        var caller = caller(context);
        denial(context, caller)
                .ifPresent(
                        action -> note(action, context, caller.map(Caller::doer).orElse(Doer.PUBLIC)));
    }

    private Optional<String> denial(RoutingContext context, Optional<Caller> caller) {
        boolean key = caller.filter(Caller.OfKey.class::isInstance).isPresent();
        return switch (context.response().getStatusCode()) {
            case 401 ->
                caller.isEmpty() && sentCredentials(context) ? Optional.of("CREDENTIALS_REFUSED") : Optional.empty();
            case 403 -> caller.isPresent() ? Optional.of("ACCESS_REFUSED") : Optional.empty();
            case 404 -> key && row(context).isPresent() ? Optional.of("ROW_REFUSED") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean sentCredentials(RoutingContext context) {
        return context.request().getHeader(HttpHeaders.AUTHORIZATION) != null
                && !AuthResource.TOKEN_PATH.equals(context.normalizedPath());
    }

    private static Optional<Caller> caller(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                ? Optional.ofNullable(user.getSecurityIdentity().getAttribute(Caller.ATTRIBUTE))
                : Optional.empty();
    }

    /** The address is kept as it is annotated: as it was sent it may name somebody. */
    private void note(String action, RoutingContext context, Doer doer) {
        var method = context.request().method().name();
        var operation = routes.template(method, context.normalizedPath()).map(path -> method + " " + path);
        var deed = Deed.of(action, operation.orElse(null), row(context).orElse(null))
                .denied();
        var request = UUID.fromString(RequestId.of(context));
        attempts.add(sender(context, doer), new AuditRow(ids.next(), clock.instant(), doer, deed, null, request));
    }

    private static String sender(RoutingContext context, Doer doer) {
        return doer.id() != null
                ? doer.id().toString()
                : ClientAddress.of(context.request().remoteAddress());
    }

    private static Optional<UUID> row(RoutingContext context) {
        var match = ID.matcher(context.normalizedPath());
        return match.find() ? Optional.of(UUID.fromString(match.group(1))) : Optional.empty();
    }
}
