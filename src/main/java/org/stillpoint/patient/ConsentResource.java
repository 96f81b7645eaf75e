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

@Path("/v1/patients/{id}/consents")
@Tag(name = "Treatment")
@RunOnVirtualThread
@Refuses(status = 409, problems = "patient-merged: `mergedInto` is where the record went")
public class ConsentResource {

    private final ClinicalRecords clinical;
    private final RecordKeeping records;

    ConsentResource(ClinicalRecords clinical, RecordKeeping records) {
        this.clinical = clinical;
        this.records = records;
    }

    @POST
    @OneEffect
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(operationId = "recordConsent", summary = "Keep that a patient has signed a consent")
    public RestResponse<ConsentView> add(@PathParam("id") UUID id, @NotNull @Valid RecordConsent request) {
        var row = ConsentView.of(clinical.consent(id, request));
        return Versions.created("/v1/patients/" + id + "/consents/" + row.id(), row, row.version());
    }

    @GET
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(operationId = "listConsents", summary = "List a patient's consents, newest first")
    public Page<ConsentView> list(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return records.list(Consent.class, id, page).map(ConsentView::of);
    }

    @GET
    @Path("/{consentId}")
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(operationId = "readConsent", summary = "Read a consent")
    public RestResponse<ConsentView> get(@PathParam("id") UUID id, @PathParam("consentId") UUID row) {
        return answer(ConsentView.of(records.get(Consent.class, id, row)));
    }

    @POST
    @Path("/{consentId}/revocation")
    @OneEffect
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(
            operationId = "revokeConsent",
            summary = "Revoke a consent",
            description =
                    "Also ends what was recorded before it of the same kind. No visit is cancelled: `affectedAppointments` lists the booked ones that have lost a gate.")
    @Refuses(status = 409, problems = "already-ended")
    public RestResponse<ConsentView> end(
            @PathParam("id") UUID id, @PathParam("consentId") UUID row, @NotNull @Valid EndRecord request) {
        return answer(ConsentView.of(records.end(Consent.class, id, row, request)));
    }

    private static RestResponse<ConsentView> answer(ConsentView row) {
        return Versions.ok(row, row.version());
    }
}
