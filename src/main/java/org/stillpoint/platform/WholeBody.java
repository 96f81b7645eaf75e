package org.stillpoint.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;

/**
 * Reads a body before the request is given a thread, which would only wait for what the caller still has to send. One that turns
 * out larger than it may be, when no Content-Length had announced it, is 413. Forms are read by the framework, with limits of its own.
 */
@Singleton
class WholeBody {

    /** Whoever may not ask at all has been refused by then. */
    private static final int AFTER_ROLES = 50;

    private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED;

    private final BodyHandler body;
    private final ProblemAnswers answers;

    WholeBody(ProblemAnswers answers, HttpSettings settings) {
        this.answers = answers;
        body = BodyHandler.create(false).setBodyLimit(settings.bodyLimit().asLongValue());
    }

    void filters(@Observes Filters filters) {
        filters.register(this::read, AFTER_ROLES);
    }

    private void read(RoutingContext context) {
        if (hasBody(context.request()) && !isForm(context.request())) {
            body.handle(context);
            // Callers go away, and chunks may not be what they say.
            context.request().exceptionHandler(broken -> answers.send(brokenOff(), context));
        } else {
            context.next();
        }
    }

    private static Refusal brokenOff() {
        return InvalidRequest.at("", "broke off before its end");
    }

    /** Of HTTP/1 only: the framework insists on reading the others itself. A body of no bytes has ended when we come. */
    private static boolean hasBody(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.version() != HttpVersion.HTTP_2
                && (length != null ? !length.equals("0") : request.headers().contains(HttpHeaders.TRANSFER_ENCODING));
    }

    private static boolean isForm(HttpServerRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.regionMatches(true, 0, FORM, 0, FORM.length());
    }
}
