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
            summary = "List who is due for maintenance and has nothing booked",
            description = "Whoever shows a sign of relapse first, then the latest.")
    public Page<RecallView> list(
            @QueryParam("site") @Parameter(description = "Code of the site", example = "harbor") String site,
            @Valid @BeanParam PageRequest page) {
        return recalls.of(site, page);
    }
}
