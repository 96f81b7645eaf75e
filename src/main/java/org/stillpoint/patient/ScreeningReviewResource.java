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

@Path("/v1/patients/{id}/screening-reviews")
@Tag(name = "Treatment")
@RunOnVirtualThread
@Refuses(status = 409, problems = "patient-merged: `mergedInto` is where the record went")
public class ScreeningReviewResource {

    private final ClinicalRecords clinical;
    private final RecordKeeping records;

    ScreeningReviewResource(ClinicalRecords clinical, RecordKeeping records) {
        this.clinical = clinical;
        this.records = records;
    }

    @POST
    @OneEffect
    @RolesAllowed(Roles.PRESCRIBER)
    @Operation(operationId = "reviewScreening", summary = "Keep what a prescriber makes of the screening")
    public RestResponse<ScreeningReviewView> add(
            @PathParam("id") UUID id, @NotNull @Valid RecordScreeningReview request) {
        var row = ScreeningReviewView.of(clinical.screeningReview(id, request));
        return Versions.created("/v1/patients/" + id + "/screening-reviews/" + row.id(), row, row.version());
    }

    @GET
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "listScreeningReviews",
            summary = "List the reviews of a patient's screening, newest first")
    public Page<ScreeningReviewView> list(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return records.list(ScreeningReview.class, id, page).map(ScreeningReviewView::of);
    }

    @GET
    @Path("/{reviewId}")
    @RolesAllowed(Roles.NURSE)
    @Operation(operationId = "readScreeningReview", summary = "Read a review of the screening")
    public RestResponse<ScreeningReviewView> get(@PathParam("id") UUID id, @PathParam("reviewId") UUID row) {
        return answer(ScreeningReviewView.of(records.get(ScreeningReview.class, id, row)));
    }

    @POST
    @Path("/{reviewId}/withdrawal")
    @OneEffect
    @RolesAllowed(Roles.PRESCRIBER)
    @Operation(
            operationId = "withdrawScreeningReview",
            summary = "Withdraw a review that was recorded by mistake",
            description = "No visit is cancelled: `affectedAppointments` lists the booked ones that have lost a gate.")
    @Refuses(status = 409, problems = "already-ended")
    public RestResponse<ScreeningReviewView> end(
            @PathParam("id") UUID id, @PathParam("reviewId") UUID row, @NotNull @Valid EndRecord request) {
        return answer(ScreeningReviewView.of(records.end(ScreeningReview.class, id, row, request)));
    }

    private static RestResponse<ScreeningReviewView> answer(ScreeningReviewView row) {
        return Versions.ok(row, row.version());
    }
}
