package org.stillpoint.treatment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Refuses;
import org.stillpoint.security.Roles;

/** Repairs of what a block has displaced, across patients. */
@Path("/v1/repair-proposals")
@Tag(name = "Front desk")
@RolesAllowed(Roles.FRONT_DESK)
@RunOnVirtualThread
public class RepairProposalResource {

    private final SiteRepair repair;
    private final Repairs repairs;

    RepairProposalResource(SiteRepair repair, Repairs repairs) {
        this.repair = repair;
        this.repairs = repairs;
    }

    /** Not one effect: the search takes longer than a transaction may last, and a second proposal harms nobody. */
    @POST
    @Operation(
            operationId = "proposeRepair",
            summary = "Have other people or times proposed for displaced visits",
            description =
                    "One plan for all displaced visits of a site that start on these days: who else could serve them, which get"
                            + " another time, and which can not be saved and why. It saves as many as it can, moves as few people as it"
                            + " can, and those as little as it can. What others have booked stays where it is. Nothing is held or moved;"
                            + " takes a few seconds.")
    public RestResponse<RepairProposalView> propose(@NotNull @Valid ProposeRepair request) {
        var proposal = repair.propose(request);
        return ResponseBuilder.<RepairProposalView>created(URI.create("/v1/repair-proposals/" + proposal.id()))
                .entity(proposal)
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readRepairProposal", summary = "Read a proposed repair")
    public RepairProposalView get(@PathParam("id") UUID id) {
        return repairs.get(id);
    }

    @POST
    @Path("/{id}/acceptance")
    @OneEffect
    @FreshProposal
    @Operation(
            operationId = "acceptRepair",
            summary = "Accept a proposed repair, or part of it",
            description =
                    "All of what is accepted is done or none of it. If the calendar has changed in between, the answer"
                            + " names the visits and has a fresh proposal.")
    @Refuses(status = 409, problems = "repair-taken, repair-stale, repair-accepted")
    @Refuses(status = 422, problems = "gates-not-met, start-not-allowed")
    public RepairProposalView accept(@PathParam("id") UUID id, @NotNull @Valid AcceptRepair request) {
        return repairs.accept(id, request);
    }
}
