package org.stillpoint.platform;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What holds for every answer of a resource: no bare error, and 304 for who has the present version already. */
@Singleton
class ResponseRules {

    private final ProblemAnswers answers;

    ResponseRules(ProblemAnswers answers) {
        this.answers = answers;
    }

    @ServerResponseFilter
    void complete(
            ContainerRequestContext request,
            ContainerResponseContext response,
            ResourceInfo resource,
            RoutingContext context) {
        if (response.getStatus() >= 400 && !response.hasEntity()) {
            var problem = answers.ofStatus(response.getStatus(), context);
            problem.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
            response.setEntity(problem.getEntity());
        } else if (response.getStatus() == 200 && isRead(request) && known(request, response) && !movesOn(resource)) {
            response.setStatus(304);
            response.setEntity(null);
        }
    }

    private static boolean isRead(ContainerRequestContext request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static boolean movesOn(ResourceInfo resource) {
        return resource.getResourceMethod().isAnnotationPresent(MovesOn.class);
    }

    private static boolean known(ContainerRequestContext request, ContainerResponseContext response) {
        var tag = response.getHeaderString(HttpHeaders.ETAG);
        var held = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        return tag != null
                && held != null
                && Arrays.stream(held.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
    }
}
