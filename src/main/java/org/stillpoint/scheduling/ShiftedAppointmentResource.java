package org.stillpoint.scheduling;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.security.Roles;

@Path("/v1/shifted-appointments")
@Tag(name = "Manager")
@RunOnVirtualThread
public class ShiftedAppointmentResource {

    private final ShiftedAppointments shifted;

    ShiftedAppointmentResource(ShiftedAppointments shifted) {
        this.shifted = shifted;
    }

    @GET
    @RolesAllowed(Roles.MANAGER)
    @Operation(
            operationId = "listShiftedAppointments",
            summary = "List appointments whose local time has changed with the rules of a time zone",
            description =
                    "After an update of the time zones. Reschedule each to `startAsAgreed` to keep the time that the"
                            + " patient was told, or to its `start` once the patient knows that.")
    public Page<ShiftedAppointment> list(@BeanParam @Valid PageRequest page) {
        return shifted.list(page);
    }
}
