package org.stillpoint.patient;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.stillpoint.security.Roles;

/** Keeps records that somebody may need, a court for one. */
@Path("/v1/patients/{id}/legal-holds")
@Tag(name = "Manager")
@RunOnVirtualThread
@Refuses(status = 409, problems = "patient-merged: `mergedInto` is where the record went")
public class LegalHoldResource {

    private final LegalHolds holds;

    LegalHoldResource(LegalHolds holds) {
        this.holds = holds;
    }

    @POST
    @OneEffect
    @RolesAllowed(Roles.MANAGER)
    @Operation(
            operationId = "placeLegalHold",
            summary = "Keep a person's record, whatever happens, until this is released")
    public RestResponse<LegalHoldView> place(@PathParam("id") UUID id, @NotNull @Valid StatedReason why) {
        var hold = holds.place(id, why);
        return Versions.created("/v1/patients/" + id + "/legal-holds/" + hold.id(), hold, hold.version());
    }

    @GET
    @RolesAllowed(Roles.MANAGER)
    @Operation(operationId = "listLegalHolds", summary = "List a patient's legal holds, newest first")
    public Page<LegalHoldView> list(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return holds.list(id, page);
    }

    @GET
    @Path("/{holdId}")
    @RolesAllowed(Roles.MANAGER)
    @Operation(operationId = "readLegalHold", summary = "Read a legal hold")
    public RestResponse<LegalHoldView> get(@PathParam("id") UUID id, @PathParam("holdId") UUID hold) {
        return answer(holds.get(id, hold));
    }

    @POST
    @Path("/{holdId}/release")
    @OneEffect
    @RolesAllowed(Roles.MANAGER)
    @Operation(operationId = "releaseLegalHold", summary = "Release a legal hold")
    @Refuses(status = 409, problems = "already-ended")
    public RestResponse<LegalHoldView> release(
            @PathParam("id") UUID id, @PathParam("holdId") UUID hold, @NotNull @Valid StatedReason why) {
        return answer(holds.release(id, hold, why));
    }

    private static RestResponse<LegalHoldView> answer(LegalHoldView hold) {
        return Versions.ok(hold, hold.version());
    }
}
