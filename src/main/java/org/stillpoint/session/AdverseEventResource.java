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

@Path("/v1/sessions/{id}/adverse-events")
@Tag(name = "The day")
@RunOnVirtualThread
public class AdverseEventResource {

    private final AdverseEventDesk desk;
    private final Charting charting;

    AdverseEventResource(AdverseEventDesk desk, Charting charting) {
        this.desk = desk;
        this.charting = charting;
    }

    @POST
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "recordAdverseEvent",
            summary = "Keep an adverse event",
            description =
                    "A serious one alerts everybody who watches the site, and asks for a form. `SUICIDAL_THOUGHTS` flag the patient, serious or not, and somebody is to reach them at once.")
    public RestResponse<AdverseEventView> record(@PathParam("id") UUID id, @NotNull @Valid RecordAdverseEvent request) {
        var entry = desk.record(id, request);
        return RestResponse.ResponseBuilder.<AdverseEventView>created(
                        URI.create("/v1/sessions/" + id + "/adverse-events"))
                .entity(entry)
                .build();
    }

    @GET
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "listAdverseEvents",
            summary = "List the adverse events of a session by onset, wrong entries too")
    public Page<AdverseEventView> list(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return charting.list(ChartKind.ADVERSE_EVENT, AdverseEvent.class, id, page, AdverseEventView::of);
    }

    @POST
    @Path("/{entry}/correction")
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "correctAdverseEvent",
            summary = "Correct or withdraw an adverse event that was wrong",
            description =
                    "The wrong entry stays and names the one that stands in its place. What is withdrawn does not come back; it is recorded anew.")
    @Refuses(status = 409, problems = "entry-corrected, entry-withdrawn")
    public AdverseEventView correct(
            @PathParam("id") UUID id, @PathParam("entry") UUID entry, @NotNull @Valid CorrectAdverseEvent request) {
        return desk.correct(id, entry, request);
    }
}
