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

@Path("/v1/sessions")
@Tag(name = "The day")
@RunOnVirtualThread
public class SessionResource {

    private final SessionDesk desk;

    SessionResource(SessionDesk desk) {
        this.desk = desk;
    }

    @POST
    @OneEffect
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(
            operationId = "beginSession",
            summary = "Begin the day of a treatment visit: the patient is here",
            description = "Records the arrival too, unless that was done before. A visit has one session.")
    @Refuses(status = 404, problems = "not-found: the appointment")
    @Refuses(status = 409, problems = "session-exists, appointment-not-open")
    @Refuses(status = 422, problems = "not-on-the-day, nothing-is-given")
    public RestResponse<SessionView> begin(@NotNull @Valid BeginSession request) {
        var session = desk.begin(request);
        return Versions.created("/v1/sessions/" + session.id(), session, session.version());
    }

    @GET
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(operationId = "listSessions", summary = "List sessions, the newest arrival first")
    @Refuses(status = 409, problems = "patient-merged: `mergedInto` is where the record went")
    public Page<SessionView> list(@BeanParam SessionFilter filter, @Valid @BeanParam PageRequest page) {
        return desk.list(filter, page);
    }

    @GET
    @Path("/{id}")
    @MovesOn
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(
            operationId = "readSession",
            summary = "See how far the day of a visit has come",
            description =
                    "The clock, what is due and what a nurse adds change without a new version: the ETag is for If-Match, and every"
                            + " answer is whole.")
    public RestResponse<SessionView> get(@PathParam("id") UUID id) {
        var session = desk.get(id);
        return Versions.ok(session, session.version());
    }
}
