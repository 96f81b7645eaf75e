package org.stillpoint.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers with a problem, whether the request had reached a resource or not. */
@Singleton
class ProblemAnswers {

    private final Failures failures;
    private final ObjectMapper json;

    ProblemAnswers(Failures failures, ObjectMapper json) {
        this.failures = failures;
        this.json = json;
    }

    /** Named one by one are the kinds for which the framework brings answers of its own. */
    @ServerExceptionMapper({
        Throwable.class,
        UnauthorizedException.class,
        ForbiddenException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class,
        AuthenticationRedirectException.class,
        ValidationException.class
    })
    Response ofFailure(Throwable failure, RoutingContext context) {
        if (failure instanceof KeptAnswer.Replay replay) {
            return replay.answer().response();
        }
        return response(failures.problem(failure, context));
    }

    /** For a bare status that a resource or the framework answers with. */
    Response ofStatus(int status, RoutingContext context) {
        return response(failures.problem(status, context));
    }

    private Response response(Problem problem) {
        var response = Response.status(problem.status())
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .entity(bytes(problem));
        problem.headers().forEach(response::header);
        return response.build();
    }

    void send(Throwable failure, RoutingContext context) {
        send(failures.problem(failure, context), context);
    }

    void send(int status, RoutingContext context) {
        send(failures.problem(status, context), context);
    }

    private void send(Problem problem, RoutingContext context) {
        var response = context.response();
        if (response.ended()) {
            return;
        }
        if (response.headWritten()) {
            response.end();
            return;
        }
        response.setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        problem.headers().forEach(response::putHeader);
        response.end(Buffer.buffer(bytes(problem)));
    }

    private byte[] bytes(Problem problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException brokenExtra) {
            throw new UncheckedIOException(brokenExtra);
        }
    }
}
