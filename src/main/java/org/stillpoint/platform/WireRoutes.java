package org.stillpoint.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What holds for every request before it reaches a resource, and for those that never do. */
@Singleton
class WireRoutes {

    private static final int BEFORE_ALL = 10_000;

    private final ProblemAnswers answers;
    private final long bodyLimit;

    WireRoutes(ProblemAnswers answers, HttpSettings settings) {
        this.answers = answers;
        this.bodyLimit = settings.bodyLimit().asLongValue();
    }

    void filters(@Observes Filters filters) {
        filters.register(this::admit, BEFORE_ALL);
    }

    void routes(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
        router.route().order(Integer.MAX_VALUE).handler(context -> answers.send(404, context));
    }

    private void admit(RoutingContext context) {
        RequestId.assign(context);
        var headers = context.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        if (context.request().path() == null || context.request().path().startsWith("/v1")) {
            // What may be kept (the public catalogue) says so itself and so replaces this.
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (!Addresses.readable(context.request().uri())) {
            refuse(InvalidRequest.parameter("address", "must be UTF-8 without U+0000 and lone surrogates"), context);
        } else if (announcesTooMuch(context)) {
            refuse(new TooLarge(bodyLimit), context);
        } else {
            context.next();
        }
    }

    private boolean announcesTooMuch(RoutingContext context) {
        var length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return false;
        }
        try {
            return Long.parseLong(length) > bodyLimit;
        } catch (NumberFormatException tooLong) {
            return true;
        }
    }

    private void refuse(Refusal refusal, RoutingContext context) {
        // The rest of the body is read and dropped, so that the caller reads the answer and not a broken connection.
        context.request().handler(dropped -> {}).resume();
        answers.send(refusal, context);
    }

    private void failed(RoutingContext context) {
        if (!context.request().isEnded()) {
            context.request().resume();
        }
        boolean callersFault = context.statusCode() >= 400 && context.statusCode() < 500;
        if (context.failure() == null || callersFault) {
            answers.send(Math.max(context.statusCode(), 400), context);
        } else {
            answers.send(context.failure(), context);
        }
    }
}
