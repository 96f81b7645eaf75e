package org.stillpoint.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/**
 * Signs callers in by {@code Authorization: Bearer} with a token or a personal key. A bad one is refused everywhere, also where
 * nobody has to sign in: who sends one believes to be somebody.
 */
@Singleton
class BearerMechanism implements HttpAuthenticationMechanism {

    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 2048;

    private final Credentials credentials;
    private final BlockingSecurityExecutor blocking;

    BearerMechanism(Credentials credentials, BlockingSecurityExecutor blocking) {
        this.credentials = credentials;
        this.blocking = blocking;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        var header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        // OAuth2 clients put their own (empty) credentials there when they ask for a token.
        if (header == null || AuthResource.TOKEN_PATH.equals(context.normalizedPath())) {
            return Uni.createFrom().nullItem();
        }
        return bearer(context).map(this::identity).orElseGet(() -> Uni.createFrom()
                .failure(new AuthenticationFailedException()));
    }

    private Uni<SecurityIdentity> identity(String bearer) {
        return credentials
                .remembered(bearer)
                .map(identity -> Uni.createFrom().item(identity))
                .orElseGet(() -> blocking.executeBlocking(() -> credentials.verify(bearer)));
    }

    /** The token or key that was sent; empty if there is none, or something else in its place. */
    static Optional<String> bearer(RoutingContext context) {
        return Optional.ofNullable(context.request().getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .filter(header -> header.length() <= LONGEST)
                .map(header -> header.substring(SCHEME.length()).strip());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    /** Leaves the answer to the place that turns every failure into a problem. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        context.fail(new AuthenticationFailedException());
        return Uni.createFrom().item(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "Bearer"));
    }
}
