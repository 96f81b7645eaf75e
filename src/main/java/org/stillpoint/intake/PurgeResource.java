package org.stillpoint.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.security.Roles;

/** Forgets what nobody has to keep any more. */
@Path("/v1/retention")
@Tag(name = "Manager")
@RunOnVirtualThread
public class PurgeResource {

    private final Purge purge;

    PurgeResource(Purge purge) {
        this.purge = purge;
    }

    @POST
    @Path("/purge")
    @OneEffect
    @RolesAllowed(Roles.MANAGER)
    @Operation(
            operationId = "purgeRequests",
            summary = "Delete requests that led to nothing and have been kept for long enough",
            description = "It happens by itself once a day; this does some of it now.")
    public PurgeView purge(
            @QueryParam("dryRun") @DefaultValue("false") @Parameter(description = "Only tell how many there are")
                    boolean dryRun) {
        return purge.atOnce(dryRun);
    }
}
