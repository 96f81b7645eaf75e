package org.stillpoint.outcome;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.platform.Refuses;
import org.stillpoint.security.Roles;

@Path("/v1/patients/{id}/outcomes")
@Tag(name = "Follow-up")
@RunOnVirtualThread
@RolesAllowed(Roles.NURSE)
@Refuses(status = 409, problems = "patient-merged: `mergedInto` is where the record went")
public class OutcomeResource {

    private final ResponseDesk desk;

    OutcomeResource(ResponseDesk desk) {
        this.desk = desk;
    }

    @GET
    @Operation(
            operationId = "readOutcomes",
            summary = "See what a patient's courses have changed",
            description =
                    "Of each course and instrument the baseline, the latest measure and what they say: response, remission, a change that"
                            + " matters, a sign of relapse, each with the numbers that it comes from.")
    public OutcomesView get(@PathParam("id") UUID id) {
        return desk.outcomes(id);
    }
}
