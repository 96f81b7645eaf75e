package org.stillpoint.security;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.stillpoint.platform.Refuses;

@Path("/v1/auth")
@Tag(name = "Sign-in")
@RunOnVirtualThread
public class AuthResource {

    static final String TOKEN_PATH = "/v1/auth/token";

    private static final List<String> NEEDED = List.of("grant_type", "username", "password");
    private static final char REPLACED = '\uFFFD';

    private final SignIn signIn;
    private final AccountDesk desk;
    private final CurrentUser user;

    AuthResource(SignIn signIn, AccountDesk desk, CurrentUser user) {
        this.signIn = signIn;
        this.desk = desk;
        this.user = user;
    }

    @POST
    @Path("/token")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(operationId = "signIn", summary = "Sign in with user name and password, for a token of at most 8 hours")
    @Refuses(status = 400, problems = "token-request-invalid: `error` has the code of OAuth2")
    @Refuses(status = 401, problems = "sign-in-failed: user name or password is not right")
    @Refuses(status = 429, problems = "sign-in-slowed-down: too many failures; wait")
    public TokenView token(
            @FormParam("grant_type") String grantType,
            @FormParam("username") String username,
            @FormParam("password") String password) {
        insistOnEachOnce(grantType, username, password);
        if (!grantType.equals("password")) {
            throw SecurityRefusal.tokenRequest("unsupported_grant_type", "Only grant_type=password is offered.");
        }
        return signIn.signIn(username, password, user.client());
    }

    /** Of two values nobody knows which one is meant (RFC 6749, 3.2); bytes that are no UTF-8 are replaced as they are read. */
    private static void insistOnEachOnce(String... values) {
        var form = CurrentRequestManager.get().getFormData();
        for (int at = 0; at < values.length; at++) {
            if (values[at] == null
                    || values[at].indexOf(REPLACED) >= 0
                    || form.get(NEEDED.get(at)).size() != 1) {
                throw SecurityRefusal.tokenRequest(
                        "invalid_request", "grant_type, username and password are needed, each once, in UTF-8.");
            }
        }
    }

    @GET
    @Path("/me")
    @RolesAllowed({Roles.FRONT_DESK, Roles.SERVICE})
    @Operation(operationId = "showSignedIn", summary = "Show who is signed in")
    public AccountView me() {
        return desk.show(user.account().orElseThrow());
    }

    @PUT
    @Path("/password")
    @RolesAllowed({Roles.FRONT_DESK, Roles.SERVICE})
    @Operation(
            operationId = "changeOwnPassword",
            summary = "Change your own password; all your tokens end within 10 seconds")
    @Refuses(status = 401, problems = "sign-in-failed: the old password is not right")
    @Refuses(status = 429, problems = "sign-in-slowed-down: too many failures; wait")
    public void changePassword(@Valid ChangePassword request) {
        signIn.changePassword(user.account().orElseThrow(), request, user.client());
    }
}
