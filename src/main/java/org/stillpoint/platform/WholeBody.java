package org.stillpoint.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * Reads a body before the request is given a thread, which would only wait for what the caller still has to send. One that turns
 * out larger than it may be, when no Content-Length had announced it, is 413; the connection of one that does not come to its end
 * is closed. Forms are read by the framework, with limits of its own.
 */
@Singleton
class WholeBody {

    /** Bad credentials have been refused by then. */
    private static final int AFTER_AUTHENTICATION = 50;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String TIMER = WholeBody.class.getName();
    private static final List<String> FORMS = List.of("application/x-www-form-urlencoded", "multipart/");

    private final BodyHandler body;
    private final ProblemAnswers answers;

    WholeBody(ProblemAnswers answers, HttpSettings settings) {
        this.answers = answers;
        body = BodyHandler.create(false).setBodyLimit(settings.bodyLimit().asLongValue());
    }

    void filters(@Observes Filters filters) {
        filters.register(this::read, AFTER_AUTHENTICATION);
        filters.register(WholeBody::goOn, AFTER_AUTHENTICATION - 1);
    }

    private void read(RoutingContext context) {
        var request = context.request();
        if (!hasBody(request) || isForm(request)) {
            context.next();
            return;
        }
        context.put(TIMER, context.vertx().setTimer(PATIENCE.toMillis(), late -> giveUp(context)));
        body.handle(context);
        request.exceptionHandler(broken -> refuse(context));
    }

    /** Callers go away, and chunks may not be what they say. Once the body is there that is nobody's concern here. */
    private void refuse(RoutingContext context) {
        if (context.get(TIMER) != null) {
            answers.send(InvalidRequest.at("", "broke off before its end"), context);
        }
    }

    private static void giveUp(RoutingContext context) {
        if (!context.response().ended()) {
            context.request().connection().close();
        }
    }

    private static void goOn(RoutingContext context) {
        if (context.response().ended()) {
            return;
        }
        if (context.remove(TIMER) instanceof Long timer) {
            context.vertx().cancelTimer(timer);
            if (context.body().buffer() == null) {
                // The framework would wait for one that is empty.
                ((RoutingContextInternal) context).setBody(Buffer.buffer());
            }
        }
        context.next();
    }

    /** Of HTTP/1 only: the framework insists on reading the others itself. */
    private static boolean hasBody(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_2
                && !request.isEnded()
                && (request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                        || request.headers().contains(HttpHeaders.TRANSFER_ENCODING));
    }

    private static boolean isForm(HttpServerRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && FORMS.stream().anyMatch(form -> type.regionMatches(true, 0, form, 0, form.length()));
    }
}
