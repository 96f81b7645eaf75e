package org.stillpoint.platform;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Writes on each cursor that leaves which list it is of, and refuses it where another list begins: a place in the one means nothing
 * in the other, which would quietly skip rows.
 */
@Singleton
class CursorMarks {

    private static final char BEFORE_MARK = '.';

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        if (request.getUriInfo().getRequestUri().getRawQuery() == null || !isPaged(resource.getResourceMethod())) {
            return;
        }
        var after = request.getUriInfo().getQueryParameters().getFirst(PageRequest.AFTER);
        if (after != null && !after.endsWith(of(resource.getResourceMethod()))) {
            throw Cursor.notOurs();
        }
    }

    /** Before the public notice goes around the answer, which then looks like no page any more. */
    @ServerResponseFilter(priority = Priorities.USER + 1)
    void mark(ContainerResponseContext response, ResourceInfo resource) {
        if (response.getEntity() instanceof Paged page && page.next() != null) {
            response.setEntity(page.withNext(page.next() + of(resource.getResourceMethod())));
        }
    }

    private static boolean isPaged(Method operation) {
        return operation != null && Arrays.asList(operation.getParameterTypes()).contains(PageRequest.class);
    }

    static String of(Method operation) {
        var name = operation.getDeclaringClass().getSimpleName() + '.' + operation.getName();
        return BEFORE_MARK + Integer.toUnsignedString(name.hashCode(), Character.MAX_RADIX);
    }

    /** The cursor as the list wrote it. */
    static String without(String marked) {
        int mark = marked.lastIndexOf(BEFORE_MARK);
        return mark < 0 ? marked : marked.substring(0, mark);
    }
}
