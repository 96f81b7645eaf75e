package org.stillpoint.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.ForThePublic;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Refuses;
import org.stillpoint.platform.Versions;
import org.stillpoint.scheduling.AppointmentView;
import org.stillpoint.security.Roles;

@Path("/v1/appointment-requests/{id}/appointment")
@Tag(name = "Website")
@RunOnVirtualThread
public class SelfBookingResource {

    private final SelfBooking booking;

    SelfBookingResource(SelfBooking booking) {
        this.booking = booking;
    }

    @POST
    @OneEffect
    @RolesAllowed(Roles.REQUEST_KEY)
    @ForThePublic
    @Operation(
            operationId = "bookOwnAssessment",
            summary = "Book the first visit that I have asked for",
            description = "From a hold, where the clinic allows it. Never a visit with a medicine.")
    @Refuses(status = 409, problems = "request-not-open, hold-expired, hold-already-used")
    @Refuses(status = 422, problems = "self-booking-not-available")
    @Refuses(status = 429, problems = "too-many-requests")
    public RestResponse<AppointmentView> book(@PathParam("id") UUID id, @NotNull @Valid BookOwnAssessment wanted) {
        var appointment = booking.book(id, wanted);
        return Versions.created("/v1/appointments/" + appointment.id(), appointment, appointment.version());
    }
}
