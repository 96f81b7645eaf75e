package org.stillpoint.security;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** For what goes on after a caller was let in: the sign-in may end in the middle of it. */
@ApplicationScoped
public class Admissions {

    private final Credentials credentials;
    private final CurrentVertxRequest request;

    Admissions(Credentials credentials, CurrentVertxRequest request) {
        this.credentials = credentials;
        this.request = request;
    }

    /** Of the caller of the present request, who has signed in. */
    public Admission ofCaller() {
        return new Admission(BearerMechanism.bearer(request.getCurrent()).orElseThrow(), credentials);
    }
}
