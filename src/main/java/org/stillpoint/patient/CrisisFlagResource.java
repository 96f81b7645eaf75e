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

@Path("/v1/patients/{id}/crisis-flags")
@Tag(name = "Treatment")
@RunOnVirtualThread
@Refuses(status = 409, problems = "patient-merged: `mergedInto` is where the record went")
public class CrisisFlagResource {

    private final ClinicalRecords clinical;
    private final RecordKeeping records;

    CrisisFlagResource(ClinicalRecords clinical, RecordKeeping records) {
        this.clinical = clinical;
        this.records = records;
    }

    @POST
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(operationId = "raiseCrisisFlag", summary = "Say that a patient may be in danger")
    public RestResponse<CrisisFlagView> add(@PathParam("id") UUID id, @NotNull @Valid RaiseCrisisFlag request) {
        var row = CrisisFlagView.of(clinical.crisisFlag(id, request));
        return Versions.created("/v1/patients/" + id + "/crisis-flags/" + row.id(), row, row.version());
    }

    @GET
    @RolesAllowed(Roles.NURSE)
    @Operation(operationId = "listCrisisFlags", summary = "List a patient's crisis flags, newest first")
    public Page<CrisisFlagView> list(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return records.list(CrisisFlag.class, id, page).map(CrisisFlagView::of);
    }

    @GET
    @Path("/{flagId}")
    @RolesAllowed(Roles.NURSE)
    @Operation(operationId = "readCrisisFlag", summary = "Read a crisis flag")
    public RestResponse<CrisisFlagView> get(@PathParam("id") UUID id, @PathParam("flagId") UUID row) {
        return answer(CrisisFlagView.of(records.get(CrisisFlag.class, id, row)));
    }

    @POST
    @Path("/{flagId}/clearing")
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "clearCrisisFlag",
            summary = "Clear a crisis flag, as a clinician, with a reason",
            description = "Treatment can be booked again when no flag is open any more.")
    @Refuses(status = 409, problems = "already-ended")
    public RestResponse<CrisisFlagView> end(
            @PathParam("id") UUID id, @PathParam("flagId") UUID row, @NotNull @Valid EndRecord request) {
        return answer(CrisisFlagView.of(records.end(CrisisFlag.class, id, row, request)));
    }

    private static RestResponse<CrisisFlagView> answer(CrisisFlagView row) {
        return Versions.ok(row, row.version());
    }
}
