package org.stillpoint.platform;

import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/** Turns whatever stopped a request into the problem that its caller is told. The one place that decides this. */
@Singleton
class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    private static final String NOBODY = "This needs a signed-in caller.";

    /** Asked late: mappers and filters are made before the configuration is read. */
    private final Instance<HttpSettings> settings;

    private final Instance<PublicNotice> notice;

    private final Instance<FormRefusal> forms;

    private final Routes routes;

    private final DatabaseWrites writes;

    Failures(
            Instance<HttpSettings> settings,
            Instance<PublicNotice> notice,
            Instance<FormRefusal> forms,
            Routes routes,
            DatabaseWrites writes) {
        this.settings = settings;
        this.notice = notice;
        this.forms = forms;
        this.routes = routes;
        this.writes = writes;
    }

    Problem problem(Throwable failure, RoutingContext context) {
        return switch (failure) {
            case Refusal refusal -> refused(refusal, context);
            case ConstraintViolationException violations
            when Violations.ofRequest(violations) -> refused(Violations.refusal(violations), context);
            case UnauthorizedException anonymous -> notSignedIn(NOBODY, context);
            case AuthenticationException rejected
            when context.request().getHeader(HttpHeaders.AUTHORIZATION) == null -> notSignedIn(NOBODY, context);
            case AuthenticationException rejected ->
                notSignedIn("The token or key that was sent is not good, or not any more.", context);
            case ForbiddenException forbidden ->
                problem(PlatformProblem.NOT_ALLOWED, "Your roles do not include what this operation needs.", context);
            case WebApplicationException http -> http(http, context);
            case RejectedExecutionException overload -> refused(new Busy("All hands are full."), context);
            default -> unexpected(failure, context);
        };
    }

    /** The problem that stands for a bare status, as the HTTP layer answers it. */
    Problem problem(int status, RoutingContext context) {
        var type = PlatformProblem.of(status);
        var problem = problem(type, status, detail(type, context), Map.of(), Map.of(), context);
        return switch (type) {
            case NOT_SIGNED_IN -> problem.withHeader("WWW-Authenticate", "Bearer");
            case METHOD_NOT_ALLOWED -> problem.withHeader(HttpHeaders.ALLOW, routes.allowed(Addresses.path(context)));
            default -> problem;
        };
    }

    private String detail(PlatformProblem type, RoutingContext context) {
        return switch (type) {
            case INVALID_REQUEST -> "The request can not be read.";
            case UNSUPPORTED_MEDIA_TYPE ->
                BadHead.mediaType(routes.reads(context)).getMessage();
            case NOT_ACCEPTABLE -> "Accept `" + routes.answers(context) + "`.";
            default -> type.advice();
        };
    }

    private Problem refused(Refusal refusal, RoutingContext context) {
        var headers = refusal.retryAfter().map(Problem::retryAfter).orElse(Map.of());
        var problem = problem(
                refusal.type(), refusal.type().status(), refusal.getMessage(), refusal.extras(), headers, context);
        return problem.status() == 401 ? problem.withHeader("WWW-Authenticate", "Bearer") : problem;
    }

    private Problem notSignedIn(String detail, RoutingContext context) {
        return problem(PlatformProblem.NOT_SIGNED_IN, detail, context).withHeader("WWW-Authenticate", "Bearer");
    }

    /** What the HTTP layer itself refuses. Its causes may be refusals of ours: a parameter that can not be converted. */
    private Problem http(WebApplicationException failure, RoutingContext context) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refused(refusal, context);
            }
        }
        var status = failure.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(failure, context);
        }
        if (failure.getCause() != null && (status == 404 || status == 400)) {
            return problem(PlatformProblem.INVALID_REQUEST, "A parameter or the body can not be read.", context);
        }
        return problem(status, context);
    }

    private Problem unexpected(Throwable failure, RoutingContext context) {
        var refusal = Causes.first(failure, Refusal.class);
        if (refusal.isPresent()) {
            return refused(refusal.get(), context);
        }
        if (Causes.canNotWrite(failure)) {
            writes.failed(Causes.sqlState(failure).orElseThrow());
            return refused(new Busy("The database can not write at the moment."), context);
        }
        if (Causes.databaseAway(failure)) {
            LOG.warnf("Database away: %s", Causes.sqlState(failure).orElse("no connection in time"));
            return refused(new Busy("The database does not answer at the moment."), context);
        }
        if (Causes.startOver(failure)) {
            return refused(new Busy("Too many others are changing the same."), context);
        }
        var form = FormFailure.refusal(failure, () -> forms.get().unreadable());
        if (form.isPresent()) {
            return refused(form.get(), context);
        }
        LOG.error("Request failed", failure);
        return problem(PlatformProblem.INTERNAL_ERROR, "It was not your request's fault.", context);
    }

    private Problem problem(ProblemType type, String detail, RoutingContext context) {
        return problem(type, type.status(), detail, Map.of(), Map.of(), context);
    }

    private Problem problem(
            ProblemType type,
            int status,
            String detail,
            Map<String, Object> extras,
            Map<String, String> headers,
            RoutingContext context) {
        var address = base(context) + "/problems/" + type.slug();
        var instance = "urn:uuid:" + RequestId.of(context);
        return new Problem(address, type.title(), status, detail, instance, noticed(extras, context), headers);
    }

    /** Who is outside must learn of the notice also where nothing else can be done for them. */
    private Map<String, Object> noticed(Map<String, Object> extras, RoutingContext context) {
        if (!routes.mayBeForThePublic(Addresses.path(context))) {
            return extras;
        }
        var all = new LinkedHashMap<>(extras);
        all.putAll(notice.get().members(context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        return all;
    }

    private String base(RoutingContext context) {
        return settings.get().publicUrl().map(Object::toString).orElseGet(() -> {
            var request = context.request();
            return request.authority() == null ? "" : request.scheme() + "://" + request.authority();
        });
    }
}
