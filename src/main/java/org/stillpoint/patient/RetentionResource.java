package org.stillpoint.patient;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Refuses;
import org.stillpoint.security.Roles;

/** What people may ask for who find themselves in the records. */
@Path("/v1/patients/{id}")
@Tag(name = "Manager")
@RunOnVirtualThread
@Refuses(status = 409, problems = "patient-merged: `mergedInto` is where the record went")
public class RetentionResource {

    private final OwnersRights rights;

    RetentionResource(OwnersRights rights) {
        this.rights = rights;
    }

    /** It shows how somebody is, which a manager may not see; and a clinician has to look whether it would do the person harm. */
    @GET
    @Path("/export")
    @RolesAllowed(Roles.PRESCRIBER)
    @Operation(
            operationId = "exportPatient",
            summary = "All that is kept about a person, for that person",
            description =
                    "With requests, visits and records that were merged into this one, and in `accesses`, from the audit trail,"
                            + " which accounts have done what with it, how often and when.")
    public PersonExport export(@PathParam("id") UUID id) {
        return rights.export(id);
    }

    @POST
    @Path("/erasure")
    @OneEffect
    @RolesAllowed(Roles.MANAGER)
    @Operation(
            operationId = "erasePatient",
            summary = "Erase a person, for good",
            description =
                    "The record, consents, requests and keys. Visits of the past stay as an erased person's, without"
                            + " reference, reasons and notes. The audit trail keeps ids.")
    @APIResponse(responseCode = "204", description = "Erased")
    @Refuses(status = 422, problems = "erasure-not-allowed: `reasons` with `until` when")
    public void erase(@PathParam("id") UUID id, @NotNull @Valid StatedReason why) {
        rights.erase(id, why);
    }
}
