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

@Path("/v1/sessions/{id}/observations")
@Tag(name = "The day")
@RunOnVirtualThread
public class ObservationResource {

    private final ObservationDesk desk;
    private final Charting charting;

    ObservationResource(ObservationDesk desk, Charting charting) {
        this.desk = desk;
        this.charting = charting;
    }

    @POST
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "recordObservation",
            summary = "Keep how the patient seems",
            description = "Sedation, dissociation, nausea, pain, a note, and which of them are over.")
    public RestResponse<ObservationView> record(@PathParam("id") UUID id, @NotNull @Valid RecordObservation request) {
        var entry = desk.record(id, request);
        return RestResponse.ResponseBuilder.<ObservationView>created(URI.create("/v1/sessions/" + id + "/observations"))
                .entity(entry)
                .build();
    }

    @GET
    @RolesAllowed(Roles.NURSE)
    @Operation(operationId = "listObservations", summary = "List what was seen at a session by time, wrong entries too")
    public Page<ObservationView> list(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return charting.list(ChartKind.OBSERVATION, ObservationEntry.class, id, page, ObservationView::of);
    }

    @POST
    @Path("/{entry}/correction")
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "correctObservation",
            summary = "Correct or withdraw an observation that was wrong",
            description =
                    "The wrong entry stays and names the one that stands in its place. What is withdrawn does not come back; it is recorded anew.")
    @Refuses(status = 409, problems = "entry-corrected, entry-withdrawn")
    public ObservationView correct(
            @PathParam("id") UUID id, @PathParam("entry") UUID entry, @NotNull @Valid CorrectObservation request) {
        return desk.correct(id, entry, request);
    }
}
