package org.stillpoint.treatment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Refuses;
import org.stillpoint.security.Roles;

/** From what a course lacks to dates for it. */
@Path("/v1/treatment-series/{id}/proposals")
@Tag(name = "Treatment")
@RunOnVirtualThread
public class SeriesProposalResource {

    private final Proposals proposals;

    SeriesProposalResource(Proposals proposals) {
        this.proposals = proposals;
    }

    @POST
    @OneEffect
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(
            operationId = "proposeSessions",
            summary = "Have dates proposed for the sessions that a course lacks",
            description =
                    "Several complete proposals, best first. If there is none: the best incomplete one, and for each missing"
                            + " session what fails and the nearest alternatives. Nothing is held.")
    @Refuses(status = 409, problems = "series-not-open")
    @Refuses(status = 422, problems = "nothing-to-propose, preferences-exclude-everything")
    public RestResponse<ProposalsView> propose(@PathParam("id") UUID id, @NotNull @Valid ProposeSessions request) {
        return RestResponse.ResponseBuilder.<ProposalsView>created(URI.create("/v1/treatment-series/" + id))
                .entity(proposals.propose(id, request))
                .build();
    }
}
