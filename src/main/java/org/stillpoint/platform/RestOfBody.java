package org.stillpoint.platform;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * What is still to come of a body when its request has been answered. It is read and dropped, so that the caller comes to read the
 * answer and not a broken connection; who never comes to an end is cut off.
 *
 * @param most how many bytes of the whole body are read
 * @param patience for how long the rest is read
 */
record RestOfBody(long most, Duration patience) {

    void drop(RoutingContext context) {
        var request = context.request();
        if (request.isEnded()) {
            return;
        }
        var vertx = context.vertx();
        long timer = vertx.setTimer(patience.toMillis(), late -> cutOff(request));
        request.handler(dropped -> {
                    if (request.bytesRead() > most) {
                        vertx.cancelTimer(timer);
                        cutOff(request);
                    }
                })
                .endHandler(end -> vertx.cancelTimer(timer))
                .exceptionHandler(broken -> vertx.cancelTimer(timer))
                .resume();
    }

    /** Over HTTP/2 only this request; over HTTP/1 an answered one ends with its connection and in no other way. */
    private static void cutOff(HttpServerRequest request) {
        if (!request.response().reset()) {
            request.connection().close();
        }
    }
}
