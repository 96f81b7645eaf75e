package org.stillpoint.followup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.Refuses;
import org.stillpoint.scheduling.SlotsView;
import org.stillpoint.security.Roles;

@Path("/v1/follow-ups/{id}/session-slots")
@Tag(name = "Follow-up")
@RunOnVirtualThread
public class FollowUpSlotResource {

    private final FollowUpBooking booking;

    FollowUpSlotResource(FollowUpBooking booking) {
        this.booking = booking;
    }

    @GET
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(
            operationId = "searchFollowUpSlots",
            summary = "When can the visit be that a follow-up is for?",
            description = "Free starts in what is left of its window; if that has passed, in the next two weeks.")
    @Refuses(status = 409, problems = "follow-up-not-open")
    @Refuses(status = 422, problems = "follow-up-not-bookable")
    public SlotsView search(
            @PathParam("id") UUID id,
            @QueryParam("service")
                    @Parameter(
                            description =
                                    "Code of another service than the usual one; only where the follow-up belongs to no course",
                            example = "FOLLOW_UP_VISIT")
                    Optional<String> service,
            @Valid @BeanParam PageRequest page) {
        return booking.slots(id, service, page);
    }
}
