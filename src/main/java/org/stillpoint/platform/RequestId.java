package org.stillpoint.platform;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.MDC;

/** An opaque id of one request: in its problem, if it ends in one, and in every line that it logs. */
public final class RequestId {

    private static final String KEY = "requestId";

    private RequestId() {}

    static void assign(RoutingContext context) {
        var random = ThreadLocalRandom.current();
        var id =
                new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 1L << 63).toString();
        context.put(KEY, id);
        MDC.put(KEY, id);
    }

    public static String of(RoutingContext context) {
        String id = context.get(KEY);
        if (id == null) {
            assign(context);
            id = context.get(KEY);
        }
        return id;
    }
}
