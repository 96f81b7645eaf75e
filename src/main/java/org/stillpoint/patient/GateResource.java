package org.stillpoint.patient;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.platform.Refuses;
import org.stillpoint.security.Roles;

@Path("/v1/patients/{id}/gates")
@Tag(name = "Treatment")
@RunOnVirtualThread
@Refuses(status = 409, problems = "patient-merged: `mergedInto` is where the record went")
public class GateResource {

    private final PatientGates gates;

    GateResource(PatientGates gates) {
        this.gates = gates;
    }

    @GET
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(
            operationId = "listGates",
            summary = "See what a patient still needs before a treatment visit",
            description =
                    "Judged for the day of the visit. The front desk sees whether each gate is met, clinicians also why.")
    public GatesView list(@PathParam("id") UUID id, @Valid @BeanParam GateFilter filter) {
        return gates.of(id, filter);
    }
}
