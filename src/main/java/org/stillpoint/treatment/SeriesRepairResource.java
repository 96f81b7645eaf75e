package org.stillpoint.treatment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
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
import org.stillpoint.platform.Versions;
import org.stillpoint.security.Roles;

/** How one patient's course goes on after a visit was cancelled, missed, moved or displaced. */
@Path("/v1/treatment-series/{id}/repair-proposals")
@Tag(name = "Treatment")
@RolesAllowed(Roles.FRONT_DESK)
@RunOnVirtualThread
public class SeriesRepairResource {

    private final SeriesRepairs repairs;
    private final SeriesRepairing repairing;

    SeriesRepairResource(SeriesRepairs repairs, SeriesRepairing repairing) {
        this.repairs = repairs;
        this.repairing = repairing;
    }

    @POST
    @OneEffect
    @Operation(
            operationId = "proposeSeriesRepair",
            summary = "Have it proposed how a course goes on after a visit was cancelled, missed, moved or displaced",
            description =
                    "New dates for what had one and lacks it now, and the fewest moves of booked visits, each by as little as can"
                            + " be: those that have lost an actor, that break a rule of spacing or that would come before a phase"
                            + " that they follow; others only if something has no place otherwise. What can not be saved is told"
                            + " with why. Nothing is held or moved.")
    @Refuses(status = 409, problems = "series-not-open")
    @Refuses(status = 422, problems = "nothing-to-propose")
    public RestResponse<SeriesRepairView> propose(@PathParam("id") UUID id) {
        return ResponseBuilder.<SeriesRepairView>created(URI.create("/v1/treatment-series/" + id))
                .entity(repairs.propose(id))
                .build();
    }

    @POST
    @Path("/{proposal}/acceptance")
    @OneEffect
    @FreshProposal
    @Operation(
            operationId = "acceptSeriesRepair",
            summary = "Carry out a proposed repair of a course",
            description =
                    "All moves and all new dates, or nothing. If a time has gone, the answer names it and has a fresh proposal.")
    @Refuses(status = 403, problems = "gate-override-not-allowed")
    @Refuses(status = 409, problems = "repair-taken, proposal-stale, series-not-open")
    @Refuses(status = 422, problems = "gates-not-met, gate-not-overridable, start-not-allowed")
    public RestResponse<RepairedSeries> accept(
            @PathParam("id") UUID id,
            @PathParam("proposal") UUID proposal,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid AcceptSeriesRepair request) {
        var repaired = repairing.accept(id, proposal, Versions.required(ifMatch), request);
        return Versions.ok(repaired, repaired.version());
    }
}
