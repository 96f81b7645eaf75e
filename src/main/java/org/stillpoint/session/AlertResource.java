package org.stillpoint.session;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.security.Roles;

@Path("/v1/sessions/{id}/alerts")
@Tag(name = "The day")
@RunOnVirtualThread
public class AlertResource {

    private final Alerts alerts;

    AlertResource(Alerts alerts) {
        this.alerts = alerts;
    }

    @GET
    @RolesAllowed(Roles.NURSE)
    @Operation(operationId = "listAlerts", summary = "List what somebody had, or has, to see to at a session")
    public Page<AlertView> list(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return alerts.list(id, page);
    }

    @POST
    @Path("/{alert}/acknowledgement")
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "acknowledgeAlert",
            summary = "Say that you see to it",
            description = "Whoever said so first is kept.")
    public AlertView acknowledge(@PathParam("id") UUID id, @PathParam("alert") UUID alert) {
        return alerts.acknowledge(id, alert);
    }
}
