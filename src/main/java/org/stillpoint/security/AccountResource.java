package org.stillpoint.security;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.Refuses;
import org.stillpoint.platform.Versions;

@Path("/v1/accounts")
@Tag(name = "Manager")
@RunOnVirtualThread
@RolesAllowed(Roles.MANAGER)
public class AccountResource {

    private static final String IF_MATCH = "If-Match";

    private final AccountDesk desk;

    AccountResource(AccountDesk desk) {
        this.desk = desk;
    }

    @GET
    @Operation(operationId = "listAccounts", summary = "List the accounts that can sign in")
    public Page<AccountView> list(@Valid @BeanParam PageRequest page) {
        return desk.list(page);
    }

    @POST
    @OneEffect
    @Operation(operationId = "createAccount", summary = "Give somebody, or another system, an account")
    @Refuses(status = 409, problems = "username-taken: another account has this user name")
    public RestResponse<AccountView> create(@Valid CreateAccount request) {
        var account = desk.create(request);
        return Versions.created("/v1/accounts/" + account.id(), account, account.version());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readAccount", summary = "Show one account")
    public RestResponse<AccountView> show(@PathParam("id") UUID id) {
        return answer(desk.show(id));
    }

    @POST
    @OneEffect
    @Path("/{id}/deactivation")
    @Operation(operationId = "deactivateAccount", summary = "End an account's access; its tokens end within 10 seconds")
    @Refuses(status = 409, problems = "last-manager: nobody would be left to manage accounts")
    public RestResponse<AccountView> deactivate(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) String ifMatch) {
        return answer(desk.deactivate(id, Versions.required(ifMatch)));
    }

    @POST
    @OneEffect
    @Path("/{id}/reactivation")
    @Operation(operationId = "reactivateAccount", summary = "Let a deactivated account sign in again")
    public RestResponse<AccountView> reactivate(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) String ifMatch) {
        return answer(desk.reactivate(id, Versions.required(ifMatch)));
    }

    @PUT
    @OneEffect
    @Path("/{id}/roles")
    @Operation(operationId = "giveAccountRoles", summary = "Say which roles an account has; holds within 10 seconds")
    @Refuses(status = 409, problems = "last-manager: nobody would be left to manage accounts")
    public RestResponse<AccountView> giveRoles(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) String ifMatch, @Valid GiveRoles request) {
        return answer(desk.giveRoles(id, Versions.required(ifMatch), request.roles()));
    }

    @PUT
    @OneEffect
    @Path("/{id}/password")
    @Operation(
            operationId = "setAccountPassword",
            summary = "Set an account's password; its tokens end within 10 seconds")
    public void setPassword(@PathParam("id") UUID id, @Valid SetPassword request) {
        desk.setPassword(id, request.newPassword());
    }

    private static RestResponse<AccountView> answer(AccountView account) {
        return Versions.ok(account, account.version());
    }
}
