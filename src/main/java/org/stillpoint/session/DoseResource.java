package org.stillpoint.session;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.Refuses;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.Roles;

@Path("/v1/sessions/{id}/doses")
@Tag(name = "The day")
@RunOnVirtualThread
public class DoseResource {

    private static final String IF_MATCH = "If-Match";

    private final Dosing dosing;
    private final DoseCorrections corrections;

    DoseResource(Dosing dosing, DoseCorrections corrections) {
        this.dosing = dosing;
        this.corrections = corrections;
    }

    @POST
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "recordDose",
            summary = "Record what is being given",
            description =
                    "Every gate is looked at again, on the day of the visit; a further device of a spray goes on with what has begun,"
                            + " and its gates were before that. The version in If-Match is the session's, and so is the one that comes back."
                            + " A nasal spray is one dose for each device.")
    @Refuses(status = 403, problems = "dose-override-not-allowed")
    @Refuses(status = 409, problems = "session-not-open, dose-recorded, dose-under-way")
    @Refuses(status = 422, problems = "gates-not-met, dose-not-possible, moments-out-of-order, not-on-the-day")
    public RestResponse<DoseView> record(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) String ifMatch, @NotNull @Valid RecordDose request) {
        var dose = dosing.record(id, Versions.required(ifMatch), request);
        return Versions.created("/v1/sessions/" + id + "/doses", dose, dose.version());
    }

    @GET
    @RolesAllowed(Roles.NURSE)
    @Operation(operationId = "listDoses", summary = "List what was given at a session by time, wrong entries too")
    public Page<DoseView> list(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return dosing.list(id, page);
    }

    @POST
    @Path("/{dose}/end")
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "endDose",
            summary = "Record that a dose is over",
            description = "Observation begins, counted from here.")
    @Refuses(status = 409, problems = "dose-ended, entry-corrected, entry-withdrawn")
    @Refuses(status = 422, problems = "moments-out-of-order")
    public RestResponse<DoseView> end(
            @PathParam("id") UUID id,
            @PathParam("dose") UUID dose,
            @HeaderParam(IF_MATCH) String ifMatch,
            @NotNull @Valid EndDose request) {
        return answer(dosing.end(id, dose, Versions.required(ifMatch), request));
    }

    @POST
    @Path("/{dose}/correction")
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "correctDose",
            summary = "Correct or withdraw a dose that was recorded wrongly",
            description =
                    "The wrong entry stays and names the one that stands in its place. What is withdrawn does not come back; it is"
                            + " recorded anew, as any other dose. Follow-ups are counted from the end that holds, also"
                            + " where the patient has left since. When nothing was given after all, the patient waits as at the arrival, and the"
                            + " gates are looked at anew; that is told before they leave.")
    @Refuses(status = 403, problems = "dose-override-not-allowed")
    @Refuses(status = 409, problems = "entry-corrected, entry-withdrawn, session-not-open")
    @Refuses(status = 422, problems = "dose-not-possible, moments-out-of-order, not-on-the-day")
    public RestResponse<DoseView> correct(
            @PathParam("id") UUID id,
            @PathParam("dose") UUID dose,
            @HeaderParam(IF_MATCH) String ifMatch,
            @NotNull @Valid CorrectDose request) {
        return answer(corrections.correct(id, dose, Versions.required(ifMatch), request));
    }

    private static RestResponse<DoseView> answer(DoseView dose) {
        return Versions.ok(dose, dose.version());
    }
}
