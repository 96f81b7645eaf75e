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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.Refuses;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.Roles;

@Path("/v1/sites/{code}/rems-certifications")
@Tag(name = "Manager")
@RunOnVirtualThread
public class RemsCertificationResource {

    private final RemsCertifications certifications;

    RemsCertificationResource(RemsCertifications certifications) {
        this.certifications = certifications;
    }

    @POST
    @OneEffect
    @RolesAllowed(Roles.MANAGER)
    @Operation(operationId = "recordRemsCertification", summary = "Keep that a site is certified by the REMS")
    public RestResponse<RemsCertificationView> certify(
            @PathParam("code") @Parameter(description = "Code of the site", example = "harbor") String code,
            @NotNull @Valid RecordRemsCertification request) {
        var row = certifications.certify(code, request);
        return Versions.created("/v1/sites/" + row.site() + "/rems-certifications/" + row.id(), row, row.version());
    }

    @GET
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(operationId = "listRemsCertifications", summary = "List a site's REMS certifications, newest first")
    public Page<RemsCertificationView> list(
            @PathParam("code") @Parameter(description = "Code of the site", example = "harbor") String code,
            @Valid @BeanParam PageRequest page) {
        return certifications.list(code, page);
    }

    @GET
    @Path("/{certificationId}")
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(operationId = "readRemsCertification", summary = "Read a REMS certification")
    public RestResponse<RemsCertificationView> get(
            @PathParam("code") @Parameter(description = "Code of the site", example = "harbor") String code,
            @PathParam("certificationId") UUID id) {
        return answer(certifications.get(code, id));
    }

    @POST
    @Path("/{certificationId}/end")
    @OneEffect
    @RolesAllowed(Roles.MANAGER)
    @Operation(
            operationId = "endRemsCertification",
            summary = "End a site's REMS certification, at once",
            description = "No visit is cancelled: `affectedAppointments` lists the booked ones that have lost a gate.")
    @Refuses(status = 409, problems = "already-ended")
    public RestResponse<RemsCertificationView> end(
            @PathParam("code") @Parameter(description = "Code of the site", example = "harbor") String code,
            @PathParam("certificationId") UUID id,
            @NotNull @Valid EndRecord request) {
        return answer(certifications.end(code, id, request));
    }

    private static RestResponse<RemsCertificationView> answer(RemsCertificationView row) {
        return Versions.ok(row, row.version());
    }
}
