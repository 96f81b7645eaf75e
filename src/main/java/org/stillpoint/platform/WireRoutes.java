package org.stillpoint.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What holds for every request before it reaches a resource, and for those that never do. */
@Singleton
class WireRoutes {

    private static final int BEFORE_ALL = 10_000;
    /** So that the page that sent it can read why it was refused; before anybody asks who the caller is, and before the body. */
    private static final int ONCE_ITS_PAGE_IS_KNOWN = SecurityHandlerPriorities.CORS - 1;

    private static final String API = "/v1";
    private static final RestOfBody REST_OF_BODY = new RestOfBody(16 << 20, Duration.ofSeconds(10));

    private final ProblemAnswers answers;
    private final HeadRules rules;
    private final Origins origins;
    private final Routes routes;

    WireRoutes(ProblemAnswers answers, HeadRules rules, Origins origins, Routes routes) {
        this.answers = answers;
        this.rules = rules;
        this.origins = origins;
        this.routes = routes;
    }

    void filters(@Observes Filters filters) {
        filters.register(this::admit, BEFORE_ALL);
        filters.register(this::judge, ONCE_ITS_PAGE_IS_KNOWN);
    }

    void routes(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
        router.options().order(0).handler(this::tellMethods);
        router.route().order(Integer.MAX_VALUE).handler(context -> answers.send(404, context));
        // For what the router can not even begin to route.
        router.errorHandler(400, context -> {
            mark(context);
            answers.send(HeadRules.unreadableAddress(), context);
        });
    }

    private void admit(RoutingContext context) {
        mark(context);
        origins.whyNot(context).ifPresentOrElse(refusal -> refuse(refusal, context), context::next);
    }

    private void judge(RoutingContext context) {
        rules.whyNot(context).ifPresentOrElse(refusal -> refuse(refusal, context), context::next);
    }

    private static void mark(RoutingContext context) {
        RequestId.assign(context);
        var headers = context.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        if (isOfApi(context)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    /** As the resources see it, however it is spelled; what can not be read may be anything. */
    private static boolean isOfApi(RoutingContext context) {
        var path = Addresses.path(context);
        return path.isEmpty() || path.startsWith(API);
    }

    /** The framework would name methods of other addresses, and answer for addresses that there are not. */
    private void tellMethods(RoutingContext context) {
        var allowed = routes.allowed(Addresses.path(context));
        if (!allowed.isEmpty()) {
            context.response()
                    .setStatusCode(204)
                    .putHeader(HttpHeaders.ALLOW, allowed)
                    .end();
        } else if (isOfApi(context)) {
            answers.send(404, context);
        } else {
            context.next();
        }
    }

    private void refuse(Refusal refusal, RoutingContext context) {
        answers.send(refusal, context);
        REST_OF_BODY.drop(context);
    }

    private void failed(RoutingContext context) {
        boolean callersFault = context.statusCode() >= 400 && context.statusCode() < 500;
        if (context.failure() == null || callersFault) {
            answers.send(Math.max(context.statusCode(), 400), context);
        } else {
            answers.send(context.failure(), context);
        }
        REST_OF_BODY.drop(context);
    }
}
