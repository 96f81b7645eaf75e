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

@Path("/v1/patients/{id}/rems-enrolments")
@Tag(name = "Treatment")
@RunOnVirtualThread
@Refuses(status = 409, problems = "patient-merged: `mergedInto` is where the record went")
public class RemsEnrolmentResource {

    private final ClinicalRecords clinical;
    private final RecordKeeping records;

    RemsEnrolmentResource(ClinicalRecords clinical, RecordKeeping records) {
        this.clinical = clinical;
        this.records = records;
    }

    @POST
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(operationId = "recordRemsEnrolment", summary = "Keep that a patient is enrolled in the REMS")
    public RestResponse<RemsEnrolmentView> add(@PathParam("id") UUID id, @NotNull @Valid RecordRemsEnrolment request) {
        var row = RemsEnrolmentView.of(clinical.remsEnrolment(id, request));
        return Versions.created("/v1/patients/" + id + "/rems-enrolments/" + row.id(), row, row.version());
    }

    @GET
    @RolesAllowed(Roles.NURSE)
    @Operation(operationId = "listRemsEnrolments", summary = "List a patient's REMS enrolments, newest first")
    public Page<RemsEnrolmentView> list(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return records.list(RemsEnrolment.class, id, page).map(RemsEnrolmentView::of);
    }

    @GET
    @Path("/{enrolmentId}")
    @RolesAllowed(Roles.NURSE)
    @Operation(operationId = "readRemsEnrolment", summary = "Read a REMS enrolment")
    public RestResponse<RemsEnrolmentView> get(@PathParam("id") UUID id, @PathParam("enrolmentId") UUID row) {
        return answer(RemsEnrolmentView.of(records.get(RemsEnrolment.class, id, row)));
    }

    @POST
    @Path("/{enrolmentId}/end")
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "endRemsEnrolment",
            summary = "End a REMS enrolment",
            description = "No visit is cancelled: `affectedAppointments` lists the booked ones that have lost a gate.")
    @Refuses(status = 409, problems = "already-ended")
    public RestResponse<RemsEnrolmentView> end(
            @PathParam("id") UUID id, @PathParam("enrolmentId") UUID row, @NotNull @Valid EndRecord request) {
        return answer(RemsEnrolmentView.of(records.end(RemsEnrolment.class, id, row, request)));
    }

    private static RestResponse<RemsEnrolmentView> answer(RemsEnrolmentView row) {
        return Versions.ok(row, row.version());
    }
}
