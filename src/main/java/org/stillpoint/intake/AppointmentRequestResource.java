package org.stillpoint.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.ForThePublic;
import org.stillpoint.platform.MovesOn;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.Refuses;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Roles;

@Path("/v1/appointment-requests")
@RunOnVirtualThread
public class AppointmentRequestResource {

    private final Intake intake;
    private final OwnRequest own;
    private final RequestQueue queue;
    private final RequestFiles files;
    private final CurrentUser user;

    AppointmentRequestResource(
            Intake intake, OwnRequest own, RequestQueue queue, RequestFiles files, CurrentUser user) {
        this.intake = intake;
        this.own = own;
        this.queue = queue;
        this.files = files;
        this.user = user;
    }

    @POST
    @OneEffect
    @PermitAll
    @Tag(name = "Website")
    @ForThePublic
    @Operation(
            operationId = "sendAppointmentRequest",
            summary = "Ask the clinic for an appointment, a call or an answer",
            description = "Never a diagnosis and not monitored in real time: show `crisisResources` with the answer."
                    + " Staff enter here what came in by phone, in person or by referral, with its `channel`.")
    @Refuses(status = 429, problems = "too-many-requests: from this address, or in this person's name")
    public RestResponse<RequestReceipt> receive(
            @NotNull RequestAppointment request) { // Intake says what is wrong with it.
        var receipt = intake.receive(request);
        return Versions.created("/v1/appointment-requests/" + receipt.id(), receipt, receipt.version());
    }

    @GET
    @RolesAllowed({Roles.FRONT_DESK, Roles.REQUESTS_READ})
    @Tag(name = "Front desk")
    @Operation(
            operationId = "listAppointmentRequests",
            summary = "What is to be done next",
            description =
                    "First who may be in danger, then who is to be called now, then who waits longest, then who is to"
                            + " be called later. Requests of one person are one item. Who may be in danger is listed whatever"
                            + " is asked for, but for what concerns another site.")
    public Page<RequestView> list(@BeanParam QueueFilter filter, @Valid @BeanParam PageRequest page) {
        return queue.list(filter, page);
    }

    @GET
    @Path("/{id}")
    @MovesOn
    @RolesAllowed({Roles.REQUEST_KEY, Roles.FRONT_DESK, Roles.REQUESTS_READ})
    @Tag(name = "Website")
    @Tag(name = "Front desk")
    @ForThePublic
    @Operation(
            operationId = "readAppointmentRequest",
            summary = "Where does a request stand?",
            description = "Staff also see all that is known about it, in `file`.")
    public RestResponse<RequestReceipt> get(@PathParam("id") UUID id) {
        return answer(user.mayReadRequests() ? files.read(id) : own.read(id));
    }

    @GET
    @Path("/{id}/contact")
    @RolesAllowed(Roles.REQUEST_KEY)
    @Tag(name = "Website")
    @ForThePublic
    @Operation(operationId = "readOwnContact", summary = "How does the clinic reach me?")
    public RestResponse<OwnContact> contact(@PathParam("id") UUID id) {
        var contact = own.contact(id);
        return Versions.ok(contact, contact.version());
    }

    @PUT
    @Path("/{id}/contact")
    @OneEffect
    @RolesAllowed(Roles.REQUEST_KEY)
    @Tag(name = "Website")
    @ForThePublic
    @Operation(operationId = "correctOwnContact", summary = "Correct how the clinic reaches me")
    @Refuses(status = 409, problems = "request-not-open")
    @Refuses(status = 429, problems = "too-many-requests")
    public RestResponse<OwnContact> correct(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid ContactPoints contact) {
        var corrected = own.correct(id, Versions.required(ifMatch), contact);
        return Versions.ok(corrected, corrected.version());
    }

    @POST
    @Path("/{id}/withdrawal")
    @OneEffect
    @RolesAllowed(Roles.REQUEST_KEY)
    @Tag(name = "Website")
    @ForThePublic
    @Operation(operationId = "withdrawRequest", summary = "Take my request back")
    @Refuses(status = 409, problems = "request-not-open")
    @Refuses(status = 429, problems = "too-many-requests")
    public RestResponse<RequestReceipt> withdraw(@PathParam("id") UUID id) {
        return answer(own.withdraw(id));
    }

    private static RestResponse<RequestReceipt> answer(RequestReceipt receipt) {
        return Versions.ok(receipt, receipt.version());
    }
}
