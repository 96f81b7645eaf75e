package org.stillpoint.scheduling;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.patient.GatesView;
import org.stillpoint.security.Roles;

@Path("/v1/appointments/{id}/gates")
@Tag(name = "Treatment")
@RunOnVirtualThread
public class AppointmentGateResource {

    private final AppointmentGates gates;

    AppointmentGateResource(AppointmentGates gates) {
        this.gates = gates;
    }

    @GET
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(
            operationId = "listAppointmentGates",
            summary = "See where the gates of a booked visit stand",
            description = "With those that a prescriber has overridden for the time that it has now.")
    public GatesView list(@PathParam("id") UUID id) {
        return gates.of(id);
    }
}
