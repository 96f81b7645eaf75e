package org.stillpoint.security;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.Refuses;
import org.stillpoint.platform.Versions;

@Path("/v1/setup")
@Tag(name = "Manager")
@RunOnVirtualThread
@PermitAll
public class SetupResource {

    private final Setup setup;
    private final SignInThrottle throttle;
    private final CurrentUser user;

    SetupResource(Setup setup, SignInThrottle throttle, CurrentUser user) {
        this.setup = setup;
        this.throttle = throttle;
        this.user = user;
    }

    /** Not one effect: whatever it is charged would need a second connection while the first is held. It happens once anyway. */
    @POST
    @Operation(
            operationId = "setUpFirstManager",
            summary = "Make the first manager of a new installation, with the secret that the server printed")
    @Refuses(status = 401, problems = "sign-in-failed: that is not the secret")
    @Refuses(status = 409, problems = "already-set-up: there is an account already")
    @Refuses(status = 429, problems = "sign-in-slowed-down: too many failures; wait")
    public RestResponse<AccountView> firstManager(@Valid SetUp request) {
        throttle.chargeClient(user.client());
        var account = setup.firstManager(request);
        return Versions.created("/v1/accounts/" + account.id(), account, account.version());
    }
}
