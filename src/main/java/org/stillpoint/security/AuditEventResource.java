package org.stillpoint.security;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;

@Path("/v1/audit-events")
@Tag(name = "Manager")
@RunOnVirtualThread
@RolesAllowed(Roles.MANAGER)
public class AuditEventResource {

    private final AuditEvents events;
    private final AuditVerification verification;

    AuditEventResource(AuditEvents events, AuditVerification verification) {
        this.events = events;
        this.verification = verification;
    }

    @GET
    @Operation(
            operationId = "listAuditEvents",
            summary = "See who did what to whose data",
            description = "The newest first. Reading it is recorded, too.")
    public Page<AuditEventView> list(@BeanParam AuditEventFilter filter, @Valid @BeanParam PageRequest page) {
        return events.list(filter, page);
    }

    /** Changes nothing but the trail, which is told of it; and may take minutes, which is too long for one transaction. */
    @POST
    @Path("/verification")
    @Operation(
            operationId = "verifyAuditTrail",
            summary = "Prove that the audit trail is as it was written",
            description =
                    "Keep `chains` somewhere else and send it as `heads` the next time: then rows that were cut off at"
                            + " an end are missed, too.")
    public VerificationView verify(@NotNull @Valid VerifyAudit request) {
        return verification.verify(request);
    }
}
