package org.stillpoint.followup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Refuses;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.Roles;

@Path("/v1/sessions/{id}")
@Tag(name = "Follow-up")
@RunOnVirtualThread
public class CheckInWishResource {

    private final CheckInWishes wishes;

    CheckInWishResource(CheckInWishes wishes) {
        this.wishes = wishes;
    }

    @POST
    @Path("/check-ins")
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "askForCheckIn",
            summary = "Ask for a check-in the day after a session",
            description =
                    "The first two sessions of a course have one anyway, later ones if somebody asks for it. Where there is one already, it is the answer. Make a link to it for the patient.")
    @Refuses(
            status = 422,
            problems = "check-in-not-possible: `reason` is NOT_DOSED while dosing has not ended, TOO_LATE afterwards")
    public RestResponse<FollowUpView> ask(@PathParam("id") UUID id) {
        var followUp = wishes.ask(id);
        return Versions.ok(followUp, followUp.version());
    }
}
