package org.stillpoint.treatment;

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

/** From dates that were proposed to appointments. */
@Path("/v1/treatment-series/{id}/bookings")
@Tag(name = "Treatment")
@RunOnVirtualThread
public class SeriesBookingResource {

    private final SeriesBooking booking;

    SeriesBookingResource(SeriesBooking booking) {
        this.booking = booking;
    }

    @POST
    @OneEffect
    @FreshProposal
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(
            operationId = "bookProposal",
            summary = "Book a proposal: all its dates or none",
            description = "If some have gone, the answer names them and has a fresh proposal.")
    @Refuses(status = 403, problems = "gate-override-not-allowed")
    @Refuses(status = 409, problems = "proposal-taken, proposal-stale, series-not-open")
    @Refuses(status = 422, problems = "gates-not-met, gate-not-overridable, start-not-allowed")
    public RestResponse<BookedSeries> book(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid BookProposal request) {
        var booked = booking.book(id, Versions.required(ifMatch), request);
        return Versions.created("/v1/treatment-series/" + id, booked, booked.version());
    }
}
