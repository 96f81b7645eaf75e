package org.stillpoint.patient;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
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

/** Lets patients see what is theirs. */
@Path("/v1/patients/{id}")
@Tag(name = "Front desk")
@RunOnVirtualThread
@Refuses(status = 409, problems = "patient-merged: `mergedInto` is where the record went")
public class PatientKeyResource {

    private final PatientKeys keys;

    PatientKeyResource(PatientKeys keys) {
        this.keys = keys;
    }

    @POST
    @Path("/keys")
    @OneEffect
    @RolesAllowed({Roles.FRONT_DESK, Roles.PATIENTS_WRITE})
    @Operation(
            operationId = "issuePatientKey",
            summary = "Give a patient a key to what is theirs",
            description =
                    "Shown this once. Earlier keys of the patient stay good. Opens the patient's appointments, to be found, read,"
                            + " moved and cancelled, and what is due for the patient; from a hold, books for the patient.")
    public PatientKeyView issue(@PathParam("id") UUID id, @NotNull @Valid IssuePatientKey request) {
        return keys.issue(id, request);
    }

    @DELETE
    @Path("/keys")
    @OneEffect
    @RolesAllowed({Roles.FRONT_DESK, Roles.PATIENTS_WRITE})
    @Operation(
            operationId = "revokePatientKeys",
            summary = "End all keys of a patient, a lost one for instance",
            description = "Those to single appointments too.")
    @APIResponse(responseCode = "204", description = "None of them opens anything any more, within 10 seconds")
    public void revoke(@PathParam("id") UUID id) {
        keys.revoke(id);
    }
}
