package org.stillpoint.session;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.Refuses;
import org.stillpoint.security.Roles;

@Path("/v1/sessions/{id}/vitals")
@Tag(name = "The day")
@RunOnVirtualThread
public class VitalsResource {

    private final VitalsTaking taking;
    private final Charting charting;

    VitalsResource(VitalsTaking taking, Charting charting) {
        this.taking = taking;
        this.charting = charting;
    }

    @POST
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "recordVitals",
            summary = "Keep vital signs",
            description = "What can only be a slip of the keyboard is refused. Nobody else's entry is in the way.")
    public RestResponse<VitalsView> record(@PathParam("id") UUID id, @NotNull @Valid RecordVitals request) {
        var entry = taking.take(id, request);
        return RestResponse.ResponseBuilder.<VitalsView>created(URI.create("/v1/sessions/" + id + "/vitals"))
                .entity(entry)
                .build();
    }

    @GET
    @RolesAllowed(Roles.NURSE)
    @Operation(operationId = "listVitals", summary = "List the vital signs of a session by time, wrong entries too")
    public Page<VitalsView> list(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return charting.list(ChartKind.VITALS, VitalsEntry.class, id, page, VitalsView::of);
    }

    @POST
    @Path("/{entry}/correction")
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "correctVitals",
            summary = "Correct or withdraw vital signs that were wrong",
            description =
                    "The wrong entry stays and names the one that stands in its place. What is withdrawn does not come back; it is recorded anew.")
    @Refuses(status = 409, problems = "entry-corrected, entry-withdrawn")
    public VitalsView correct(
            @PathParam("id") UUID id, @PathParam("entry") UUID entry, @NotNull @Valid CorrectVitals request) {
        return taking.correct(id, entry, request);
    }
}
