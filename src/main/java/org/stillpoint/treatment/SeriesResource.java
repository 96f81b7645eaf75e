package org.stillpoint.treatment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.MovesOn;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.Refuses;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.Roles;

@Path("/v1/treatment-series")
@Tag(name = "Treatment")
@RunOnVirtualThread
public class SeriesResource {

    private static final String IF_MATCH = "If-Match";

    private final SeriesStart start;
    private final Series series;
    private final SeriesChanges changes;
    private final SeriesPreferences preferences;

    SeriesResource(SeriesStart start, Series series, SeriesChanges changes, SeriesPreferences preferences) {
        this.start = start;
        this.series = series;
        this.changes = changes;
        this.preferences = preferences;
    }

    @POST
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "startTreatmentSeries",
            summary = "Begin a patient's course of treatment",
            description =
                    "Under the newest version of the protocol. A prescriber may override gates that are overridable.")
    @Refuses(status = 403, problems = "gate-override-not-allowed")
    @Refuses(status = 409, problems = "series-already-open, patient-merged")
    @Refuses(status = 422, problems = "gates-not-met, gate-not-overridable, preferences-exclude-everything")
    public RestResponse<SeriesView> start(@NotNull @Valid StartTreatmentSeries request) {
        var begun = start.start(request);
        return Versions.created("/v1/treatment-series/" + begun.id(), begun, begun.version());
    }

    @GET
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(operationId = "listTreatmentSeries", summary = "List series, the newest first")
    @Refuses(status = 409, problems = "patient-merged: `mergedInto` is where the record went")
    public Page<SeriesView> list(@BeanParam SeriesFilter filter, @Valid @BeanParam PageRequest page) {
        return series.list(filter, page);
    }

    @GET
    @MovesOn
    @Path("/{id}")
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(operationId = "readTreatmentSeries", summary = "See how far a course has come")
    public RestResponse<SeriesView> get(@PathParam("id") UUID id) {
        return answer(series.get(id));
    }

    @PUT
    @Path("/{id}/preferences")
    @OneEffect
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(
            operationId = "changePreferencesOfSeries",
            summary = "Write down anew when a patient can come, and to whom",
            description =
                    "As they shall be from now on: what is left out is removed. What is booked stays; proposals and repairs keep"
                            + " them from now on, and the history has the former ones.")
    @Refuses(status = 409, problems = "series-not-open")
    @Refuses(status = 422, problems = "preferences-exclude-everything")
    public RestResponse<SeriesView> prefer(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) String ifMatch, @NotNull @Valid Preferences request) {
        return answer(preferences.change(id, Versions.required(ifMatch), request));
    }

    @POST
    @Path("/{id}/reviews")
    @OneEffect
    @RolesAllowed(Roles.PRESCRIBER)
    @Operation(operationId = "reviewTreatmentSeries", summary = "Decide whether a course goes on")
    @Refuses(status = 409, problems = "series-not-open")
    public RestResponse<SeriesView> review(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) String ifMatch, @NotNull @Valid RecordReview request) {
        return answer(changes.review(id, Versions.required(ifMatch), request));
    }

    @POST
    @Path("/{id}/pause")
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "pauseTreatmentSeries",
            summary = "Pause a course",
            description = "What is booked stays; nothing more is proposed or booked until it is resumed.")
    @Refuses(status = 409, problems = "series-not-open")
    public RestResponse<SeriesView> pause(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) String ifMatch, @NotNull @Valid PauseSeries request) {
        return answer(changes.pause(id, Versions.required(ifMatch), request));
    }

    @POST
    @Path("/{id}/resumption")
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "resumeTreatmentSeries",
            summary = "Go on with a course",
            description =
                    "CONTINUE resumes a paused one where it was. STEP_BACK (PRESCRIBER) returns to the frequency before;"
                            + " what is booked stays booked and is told as left over.")
    @Refuses(status = 409, problems = "series-not-open")
    @Refuses(status = 422, problems = "no-step-back")
    public RestResponse<SeriesView> resume(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) String ifMatch, @NotNull @Valid ResumeSeries request) {
        return answer(changes.resume(id, Versions.required(ifMatch), request));
    }

    @POST
    @Path("/{id}/protocol-version")
    @OneEffect
    @RolesAllowed(Roles.PRESCRIBER)
    @Operation(
            operationId = "changeProtocolVersionOfSeries",
            summary = "Let a running course follow another version of its protocol")
    @Refuses(status = 409, problems = "series-not-open")
    @Refuses(status = 422, problems = "protocol-does-not-fit")
    public RestResponse<SeriesView> changeVersion(
            @PathParam("id") UUID id,
            @HeaderParam(IF_MATCH) String ifMatch,
            @NotNull @Valid ChangeProtocolVersion request) {
        return answer(changes.changeVersion(id, Versions.required(ifMatch), request));
    }

    @POST
    @Path("/{id}/end")
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "endTreatmentSeries",
            summary = "End a course",
            description =
                    "The consents to it end with it. Booked visits are cancelled only with `cancelVisits`; else they are told as"
                            + " left over.")
    @Refuses(status = 409, problems = "series-not-open")
    public RestResponse<SeriesView> end(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) String ifMatch, @NotNull @Valid EndSeries request) {
        return answer(changes.end(id, Versions.required(ifMatch), request));
    }

    private static RestResponse<SeriesView> answer(SeriesView series) {
        return Versions.ok(series, series.version());
    }
}
