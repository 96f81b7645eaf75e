package org.stillpoint.security;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.CallerScope;
import org.stillpoint.platform.RequestId;

/** Who sent the request that is being worked on: staff, a service account, the holder of a personal key, or anybody. */
@ApplicationScoped
public class CurrentUser implements CallerScope {

    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;
    private final InstallationSecret secret;

    CurrentUser(SecurityIdentity identity, CurrentVertxRequest request, InstallationSecret secret) {
        this.identity = identity;
        this.request = request;
        this.secret = secret;
    }

    /** Sees the whole calendar. Whoever may not, also a service account with other scopes, sees what the public sees. */
    public boolean mayReadCalendar() {
        return hasAny(Roles.FRONT_DESK, Roles.CALENDAR_READ);
    }

    /** Books, moves and cancels for others. Whoever may not, also a service account with other scopes, is the public. */
    public boolean mayWriteCalendar() {
        return hasAny(Roles.FRONT_DESK, Roles.CALENDAR_WRITE);
    }

    /** Sees what people ask for. */
    public boolean mayReadRequests() {
        return hasAny(Roles.FRONT_DESK, Roles.REQUESTS_READ);
    }

    /** Enters and works on what people ask for. Whoever may not is the public. */
    public boolean mayWriteRequests() {
        return hasAny(Roles.FRONT_DESK, Roles.REQUESTS_WRITE);
    }

    public boolean mayReadPatients() {
        return hasAny(Roles.FRONT_DESK, Roles.PATIENTS_READ);
    }

    public boolean mayWritePatients() {
        return hasAny(Roles.FRONT_DESK, Roles.PATIENTS_WRITE);
    }

    /** Sees what the public does not book, and who and what serves a visit. */
    public boolean mayReadClinic() {
        return hasAny(Roles.FRONT_DESK, Roles.CLINIC_READ);
    }

    private boolean hasAny(String role, String scope) {
        return identity.hasRole(role) || identity.hasRole(scope);
    }

    /** The account that is signed in. */
    public Optional<UUID> account() {
        return caller() instanceof Caller.OfAccount(UUID account, var roles) ? Optional.of(account) : Optional.empty();
    }

    /** Whether the caller has a role of {@link Roles}, by itself or through one that includes it. */
    public boolean has(String role) {
        return identity.hasRole(role);
    }

    /** What the personal key that was sent opens, if it is one of this kind. */
    public Optional<UUID> keySubject(KeyKind kind) {
        return caller() instanceof Caller.OfKey(KeyKind sent, UUID subject) && sent == kind
                ? Optional.of(subject)
                : Optional.empty();
    }

    /** Stands for the client's address (IPv6: its /64) in limits; can not be turned back into the address. */
    public String client() {
        var address = ClientAddress.of(request.getCurrent().request().remoteAddress());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret.hash("client:" + address));
    }

    @Override
    public String scope() {
        var caller = caller();
        return caller == null ? "client:" + client() : caller.scope();
    }

    @Override
    public boolean isKnown() {
        return caller() != null;
    }

    /** As the audit trail has it. The program itself where no request is being worked on: at the start, and in jobs. */
    Doer doer() {
        if (!isAsked()) {
            return Doer.SYSTEM;
        }
        var caller = caller();
        return caller == null ? Doer.PUBLIC : caller.doer();
    }

    /** Whether there is a request that is being worked on. */
    boolean isAsked() {
        return Arc.container().requestContext().isActive() && request.getCurrent() != null;
    }

    /** The opaque id of that request. */
    Optional<UUID> requestId() {
        return isAsked() ? Optional.of(UUID.fromString(RequestId.of(request.getCurrent()))) : Optional.empty();
    }

    @Override
    public boolean isStaff() {
        return identity.hasRole(Roles.FRONT_DESK);
    }

    private Caller caller() {
        return identity.getAttribute(Caller.ATTRIBUTE);
    }
}
