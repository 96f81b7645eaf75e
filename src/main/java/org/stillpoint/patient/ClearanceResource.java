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

@Path("/v1/patients/{id}/clearances")
@Tag(name = "Treatment")
@RunOnVirtualThread
@Refuses(status = 409, problems = "patient-merged: `mergedInto` is where the record went")
public class ClearanceResource {

    private final ClinicalRecords clinical;
    private final RecordKeeping records;

    ClearanceResource(ClinicalRecords clinical, RecordKeeping records) {
        this.clinical = clinical;
        this.records = records;
    }

    @POST
    @OneEffect
    @RolesAllowed(Roles.PRESCRIBER)
    @Operation(operationId = "decideClearance", summary = "Decide whether a patient may receive a route")
    public RestResponse<ClearanceView> add(@PathParam("id") UUID id, @NotNull @Valid RecordClearance request) {
        var row = ClearanceView.of(clinical.clearance(id, request));
        return Versions.created("/v1/patients/" + id + "/clearances/" + row.id(), row, row.version());
    }

    @GET
    @RolesAllowed(Roles.NURSE)
    @Operation(operationId = "listClearances", summary = "List a patient's clearances, newest first")
    public Page<ClearanceView> list(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return records.list(Clearance.class, id, page).map(ClearanceView::of);
    }

    @GET
    @Path("/{clearanceId}")
    @RolesAllowed(Roles.NURSE)
    @Operation(operationId = "readClearance", summary = "Read a clearance")
    public RestResponse<ClearanceView> get(@PathParam("id") UUID id, @PathParam("clearanceId") UUID row) {
        return answer(ClearanceView.of(records.get(Clearance.class, id, row)));
    }

    @POST
    @Path("/{clearanceId}/withdrawal")
    @OneEffect
    @RolesAllowed(Roles.PRESCRIBER)
    @Operation(
            operationId = "withdrawClearance",
            summary = "Withdraw a clearance",
            description =
                    "Does not revive the decision before it. No visit is cancelled: `affectedAppointments` lists the booked ones that have lost a gate.")
    @Refuses(status = 409, problems = "already-ended")
    public RestResponse<ClearanceView> end(
            @PathParam("id") UUID id, @PathParam("clearanceId") UUID row, @NotNull @Valid EndRecord request) {
        return answer(ClearanceView.of(records.end(Clearance.class, id, row, request)));
    }

    private static RestResponse<ClearanceView> answer(ClearanceView row) {
        return Versions.ok(row, row.version());
    }
}
