package org.stillpoint.session;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.stillpoint.platform.Refuses;
import org.stillpoint.security.Roles;
import org.stillpoint.treatment.RepairProposalView;
import org.stillpoint.treatment.RoomForLonger;

/** Where endangered visits could go. */
@Path("/v1/sessions/{id}/endangered-appointments/proposals")
@Tag(name = "The day")
@RunOnVirtualThread
public class EndangeredProposalResource {

    private final Stays stays;
    private final RoomForLonger room;

    EndangeredProposalResource(Stays stays, RoomForLonger room) {
        this.stays = stays;
        this.room = room;
    }

    /** Not one effect: the search takes longer than a transaction may last, and a second proposal harms nobody. */
    @POST
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(
            operationId = "proposeForEndangered",
            summary = "Have other people, rooms or times proposed for endangered visits",
            description =
                    "A repair proposal: accept all of it or part of it at `/v1/repair-proposals/{id}/acceptance`. What this"
                            + " patient still needs counts as taken. Takes a few seconds.")
    @Refuses(status = 409, problems = "session-not-open")
    @Refuses(status = 422, problems = "nothing-endangered")
    public RestResponse<RepairProposalView> propose(@PathParam("id") UUID id) {
        var endangered = stays.toMove(id);
        if (endangered.inTheWay().isEmpty()) {
            throw new NothingEndangered();
        }
        var proposal = room.propose(endangered.visit(), endangered.inTheWay());
        return ResponseBuilder.<RepairProposalView>created(URI.create("/v1/repair-proposals/" + proposal.id()))
                .entity(proposal)
                .build();
    }
}
