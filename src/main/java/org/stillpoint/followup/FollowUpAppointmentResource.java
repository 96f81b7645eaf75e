package org.stillpoint.followup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** From what is due to an appointment. */
@Path("/v1/follow-ups/{id}/appointments")
@Tag(name = "Follow-up")
@RunOnVirtualThread
public class FollowUpAppointmentResource {

    private final FollowUpBooking booking;

    FollowUpAppointmentResource(FollowUpBooking booking) {
        this.booking = booking;
    }

    @POST
    @OneEffect
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(
            operationId = "bookFollowUp",
            summary = "Book the visit that a follow-up is for",
            description =
                    "At one of its `session-slots`. Where it belongs to a course, the visit becomes a session of that; all rules hold.")
    @Refuses(status = 403, problems = "gate-override-not-allowed")
    @Refuses(status = 409, problems = "slot-taken, follow-up-booked, follow-up-not-open, series-not-open")
    @Refuses(
            status = 422,
            problems =
                    "outside-window, follow-up-not-bookable, nothing-to-propose, gates-not-met, gate-not-overridable, start-not-allowed, not-offered")
    public RestResponse<FollowUpBookedView> book(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid BookFollowUp request) {
        var booked = booking.book(id, Versions.required(ifMatch), request);
        return Versions.created("/v1/appointments/" + booked.appointment(), booked, booked.version());
    }
}
