package org.stillpoint.session;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.stillpoint.platform.Refuses;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.Roles;

@Path("/v1/sessions/{id}")
@Tag(name = "The day")
@RunOnVirtualThread
public class SessionGateResource {

    private static final String IF_MATCH = "If-Match";

    private final GateDesk desk;
    private final Readiness readiness;

    SessionGateResource(GateDesk desk, Readiness readiness) {
        this.desk = desk;
        this.readiness = readiness;
    }

    @GET
    @Path("/gates")
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(
            operationId = "listSessionGates",
            summary = "See what must still be true before a dose",
            description =
                    "Those that came before the booking, as they are now, and those of the day. The front desk sees whether each gate"
                            + " holds, clinicians also why.")
    public SessionGatesView list(@PathParam("id") UUID id) {
        return desk.show(id);
    }

    @POST
    @Path("/gates/{code}")
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "recordGateEvidence",
            summary = "Put something on file for a gate of the day",
            description =
                    "The newest counts; nothing is overwritten. Of BLOOD_PRESSURE_ACCEPTABLE the newest blood pressure before the dose"
                            + " counts: record vital signs.")
    @Refuses(status = 409, problems = "session-not-open")
    @Refuses(status = 422, problems = "gate-takes-no-evidence")
    public SessionGatesView record(
            @PathParam("id") UUID id, @PathParam("code") String code, @NotNull @Valid RecordEvidence request) {
        return desk.record(id, code, request);
    }

    @POST
    @Path("/gates/{code}/evidence/{entry}/correction")
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "correctGateEvidence",
            summary = "Correct or withdraw what was put on file for a gate",
            description = "The wrong entry stays, with who corrected it and why. What is withdrawn does not come back.")
    @Refuses(status = 409, problems = "entry-corrected, entry-withdrawn")
    public SessionGatesView correct(
            @PathParam("id") UUID id,
            @PathParam("code") String code,
            @PathParam("entry") UUID entry,
            @NotNull @Valid CorrectEvidence request) {
        return desk.correct(id, code, entry, request);
    }

    @POST
    @Path("/gates/{code}/override")
    @OneEffect
    @RolesAllowed(Roles.PRESCRIBER)
    @Operation(
            operationId = "overrideSessionGate",
            summary = "Let a dose be given although a gate does not hold",
            description =
                    "For what is known now: other evidence, or a higher blood pressure, needs another word. TRANSPORT_CONFIRMED needs"
                            + " the service that takes the patient home.")
    @Refuses(status = 409, problems = "session-not-open")
    @Refuses(status = 422, problems = "gate-not-overridable")
    public SessionGatesView override(
            @PathParam("id") UUID id, @PathParam("code") String code, @NotNull @Valid OverrideDayGate request) {
        return desk.override(id, code, request);
    }

    @POST
    @Path("/readiness")
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "recordReadiness",
            summary = "Record that a patient is ready for a dose",
            description =
                    "Once every gate holds; the refusal lists all that is missing. When one is lost the session is ARRIVED again.")
    @Refuses(status = 409, problems = "session-not-open")
    @Refuses(status = 422, problems = "gates-not-met, not-on-the-day")
    public RestResponse<SessionView> ready(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) String ifMatch) {
        var session = readiness.become(id, Versions.required(ifMatch));
        return Versions.ok(session, session.version());
    }
}
