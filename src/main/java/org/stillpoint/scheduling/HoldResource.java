package org.stillpoint.scheduling;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.ForThePublic;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Refuses;
import org.stillpoint.security.Roles;

@Path("/v1/holds")
@Tag(name = "Website")
@RunOnVirtualThread
public class HoldResource {

    private final Holding holding;

    HoldResource(Holding holding) {
        this.holding = holding;
    }

    @POST
    @OneEffect
    @PermitAll
    @ForThePublic
    @Operation(operationId = "holdSlot", summary = "Keep a session slot free while a form is filled in")
    @Refuses(status = 409, problems = "slot-taken: somebody else has it; too-many-holds")
    @Refuses(status = 422, problems = "start-not-allowed, not-offered")
    @Refuses(status = 429, problems = "too-many-requests")
    public RestResponse<HoldView> hold(@NotNull @Valid HoldSlot request) {
        var hold = holding.hold(request);
        return RestResponse.ResponseBuilder.<HoldView>created(URI.create("/v1/holds/" + hold.id()))
                .entity(hold)
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.HOLD_KEY, Roles.FRONT_DESK, Roles.CALENDAR_READ})
    @ForThePublic
    @Operation(
            operationId = "readHold",
            summary = "Read a hold",
            description = "When `expiresAt` is past it keeps nothing free any more. A hold that was booked is gone.")
    public HoldView get(@PathParam("id") UUID id) {
        return holding.get(id);
    }

    @DELETE
    @Path("/{id}")
    @OneEffect
    @RolesAllowed({Roles.HOLD_KEY, Roles.FRONT_DESK, Roles.CALENDAR_WRITE})
    @ForThePublic
    @Operation(operationId = "releaseHold", summary = "Give a hold back before it is over")
    public void release(@PathParam("id") UUID id) {
        holding.release(id);
    }
}
