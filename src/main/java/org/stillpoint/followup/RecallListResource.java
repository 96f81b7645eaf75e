package org.stillpoint.followup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.security.Roles;

@Path("/v1/recall-list")
@Tag(name = "Follow-up")
@RunOnVirtualThread
public class RecallListResource {

    private final RecallList recalls;

    RecallListResource(RecallList recalls) {
        this.recalls = recalls;
    }

    @GET
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(
            operationId = "readRecallList",
            summary = "List who is due for a treatment and has nothing booked",
            description =
                    "Whoever is due for maintenance, for the next session of a course or to return, but for who is to be tried again later. The latest first; for NURSE and above whoever shows a sign of relapse comes before them.")
    public Page<RecallView> list(
            @QueryParam("site") @Parameter(description = "Code of the site", example = "harbor") String site,
            @Valid @BeanParam PageRequest page) {
        return recalls.of(site, page);
    }
}
