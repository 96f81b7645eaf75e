package org.stillpoint.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.security.Roles;

@Path("/v1/appointment-requests")
@RunOnVirtualThread
public class AppointmentRequestResource {

    private final Intake intake;

    AppointmentRequestResource(Intake intake) {
        this.intake = intake;
    }

    @POST
    @OneEffect
    @PermitAll
    @Tag(name = "Website")
    @Operation(
            operationId = "sendAppointmentRequest",
            summary = "Ask the clinic for an appointment, a call or an answer",
            description = "Never a diagnosis and not monitored in real time: show `crisisResources` with the answer.")
    public RestResponse<RequestReceipt> receive(@NotNull @Valid RequestAppointment request) {
        var receipt = intake.receive(request);
        return RestResponse.ResponseBuilder.<RequestReceipt>created(
                        URI.create("/v1/appointment-requests/" + receipt.id()))
                .entity(receipt)
                .build();
    }

    @GET
    @RolesAllowed({Roles.FRONT_DESK, Roles.REQUESTS_READ})
    @Tag(name = "Front desk")
    @Operation(operationId = "listAppointmentRequests", summary = "List what was asked for, who waits longest first")
    public Page<RequestView> list(
            @QueryParam("status") @DefaultValue("RECEIVED") RequestStatus status, @Valid @BeanParam PageRequest page) {
        return intake.list(status, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.REQUEST_KEY)
    @Tag(name = "Website")
    @Operation(operationId = "readAppointmentRequest", summary = "Where does my request stand?")
    public RequestReceipt get(@PathParam("id") UUID id) {
        return intake.own(id);
    }
}
