package org.stillpoint.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.Refuses;
import org.stillpoint.security.Roles;

/** What staff do with a request, from taking it on to the assessment or to another end. */
@Path("/v1/appointment-requests")
@Tag(name = "Front desk")
@RunOnVirtualThread
public class RequestDeskResource {

    private final Desk desk;
    private final Contacting contacting;
    private final Triage triage;
    private final Conversion conversion;
    private final Reversal reversal;
    private final RequestNumbers numbers;

    RequestDeskResource(
            Desk desk,
            Contacting contacting,
            Triage triage,
            Conversion conversion,
            Reversal reversal,
            RequestNumbers numbers) {
        this.desk = desk;
        this.contacting = contacting;
        this.triage = triage;
        this.conversion = conversion;
        this.reversal = reversal;
        this.numbers = numbers;
    }

    @POST
    @Path("/{id}/assignment")
    @OneEffect
    @RolesAllowed({Roles.FRONT_DESK, Roles.REQUESTS_WRITE})
    @Operation(
            operationId = "takeAppointmentRequest",
            summary = "Work on a request, so that nobody else calls the same person",
            description =
                    "For half an hour, if the clinic has not set another time; send it again to keep it for longer."
                            + " Where somebody may be in danger a clinician takes it from anybody.")
    @Refuses(status = 409, problems = "request-assigned: `account` has it `until` then, request-not-open")
    public AssignmentView take(@PathParam("id") UUID id) {
        return desk.take(id);
    }

    @DELETE
    @Path("/{id}/assignment")
    @OneEffect
    @RolesAllowed({Roles.FRONT_DESK, Roles.REQUESTS_WRITE})
    @Operation(
            operationId = "giveBackAppointmentRequest",
            summary = "Give a request back to the others",
            description = "A manager gives it back for somebody who has gone home.")
    @Refuses(status = 409, problems = "request-assigned: somebody else has it")
    public void giveBack(@PathParam("id") UUID id) {
        desk.giveBack(id);
    }

    @POST
    @Path("/{id}/contact-attempts")
    @OneEffect
    @RolesAllowed({Roles.FRONT_DESK, Roles.REQUESTS_WRITE})
    @Operation(
            operationId = "recordContactAttempt",
            summary = "Record an attempt to reach the person, and the next one")
    @Refuses(status = 409, problems = "request-assigned, request-not-open")
    @Refuses(status = 422, problems = "message-not-safe: the person wants no messages that others could hear or read")
    public AttemptView recordAttempt(@PathParam("id") UUID id, @NotNull @Valid RecordAttempt attempt) {
        return contacting.record(id, attempt);
    }

    @GET
    @Path("/{id}/contact-attempts")
    @RolesAllowed({Roles.FRONT_DESK, Roles.REQUESTS_READ})
    @Operation(operationId = "listContactAttempts", summary = "List the attempts to reach the person")
    public Page<AttemptView> attempts(@PathParam("id") UUID id) {
        return new Page<>(contacting.of(id), null);
    }

    @POST
    @Path("/{id}/triage")
    @OneEffect
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(
            operationId = "triageAppointmentRequest",
            summary = "Decide about a request",
            description =
                    "REFER_OUT and DECLINE turn a person away and need NURSE. What closes the request closes what the"
                            + " same contact point has sent under the same name too; SPAM closes nothing else.")
    @Refuses(status = 409, problems = "request-assigned, request-not-open, crisis-open")
    public DecisionView decide(@PathParam("id") UUID id, @NotNull @Valid DecideOnRequest decision) {
        return triage.decide(id, decision);
    }

    @GET
    @Path("/{id}/decisions")
    @RolesAllowed({Roles.FRONT_DESK, Roles.REQUESTS_READ})
    @Operation(operationId = "listRequestDecisions", summary = "List what was decided about a request")
    public Page<DecisionView> decisions(@PathParam("id") UUID id) {
        return new Page<>(triage.of(id), null);
    }

    @POST
    @Path("/{id}/letting-through")
    @OneEffect
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(
            operationId = "letRequestThrough",
            summary = "Put a request into the queue that was held back",
            description = "Somebody has looked at it: it is the work of a person.")
    @Refuses(status = 409, problems = "request-not-open")
    public DecisionView letThrough(@PathParam("id") UUID id) {
        return triage.letThrough(id);
    }

    @POST
    @Path("/{id}/separation")
    @OneEffect
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(
            operationId = "separateRequest",
            summary = "Say that a request is another person's than the others that it is listed with",
            description = "People who share an address or a number are one item of the queue until somebody says so.")
    @Refuses(status = 409, problems = "request-not-open")
    public DecisionView separate(@PathParam("id") UUID id, @NotNull @Valid Reason reason) {
        return triage.separate(id, reason);
    }

    @POST
    @Path("/{id}/reopening")
    @OneEffect
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(operationId = "reopenAppointmentRequest", summary = "Open a request again that the clinic has closed")
    @Refuses(status = 409, problems = "request-not-closed")
    public DecisionView reopen(@PathParam("id") UUID id, @NotNull @Valid Reason reason) {
        return triage.reopen(id, reason);
    }

    @POST
    @Path("/{id}/crisis-flag")
    @OneEffect
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(
            operationId = "raiseRequestCrisis",
            summary = "Flag that somebody may be in danger, as the clinic has learnt",
            description =
                    "The request comes to the top of the queue, wherever it stands, until a clinician clears the flag.")
    public DecisionView raiseCrisis(@PathParam("id") UUID id, @NotNull @Valid Reason reason) {
        return triage.raiseCrisis(id, reason);
    }

    @POST
    @Path("/{id}/crisis-clearing")
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "clearRequestCrisis",
            summary = "Clear the flag of danger: a clinician has seen to it",
            description = "The flag stays in the history of the request, with who cleared it and why.")
    @Refuses(status = 409, problems = "crisis-not-open")
    public DecisionView clearCrisis(@PathParam("id") UUID id, @NotNull @Valid Reason reason) {
        return triage.clearCrisis(id, reason);
    }

    @POST
    @Path("/{id}/conversion")
    @OneEffect
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(
            operationId = "convertAppointmentRequest",
            summary = "Book the assessment, and open a record for the person",
            description =
                    "All of it or nothing. How to reach the person is taken from the request; an open flag of danger"
                            + " goes along to the patient. While nobody has spoken with a person who may be in danger, only NURSE"
                            + " does so.")
    @Refuses(status = 403, problems = "gate-override-not-allowed")
    @Refuses(
            status = 409,
            problems =
                    "possible-duplicates: `patients` with the same phone or e-mail, slot-taken, hold-expired,"
                            + " hold-already-used, request-assigned, request-not-open, patient-merged, crisis-open: nobody has spoken with the person")
    @Refuses(status = 422, problems = "start-not-allowed, not-offered, gates-not-met, gate-not-overridable")
    public ConversionView convert(@PathParam("id") UUID id, @NotNull @Valid ConvertRequest request) {
        return conversion.convert(id, request);
    }

    @POST
    @Path("/{id}/conversion-reversal")
    @OneEffect
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(
            operationId = "reverseConversion",
            summary = "Take back a conversion to the record of somebody else",
            description =
                    "The request, and the danger that it tells of, are in the queue again. Cancel the visit first; where somebody"
                            + " may be in danger it needs NURSE.")
    @Refuses(status = 409, problems = "request-not-closed: it has no record, or `appointment` stands")
    public DecisionView reverse(@PathParam("id") UUID id, @NotNull @Valid Reason reason) {
        return reversal.reverse(id, reason);
    }

    @GET
    @Path("/numbers")
    @RolesAllowed(Roles.MANAGER)
    @Tag(name = "Manager")
    @Operation(
            operationId = "countAppointmentRequests",
            summary = "How many people ask, how soon they are answered, and how many come",
            description = "Of the requests that came in within the time; days are those of the site, or of the clinic's"
                    + " first site by code.")
    public RequestNumbersView numbers(
            @QueryParam("from")
                    @Parameter(
                            required = true,
                            description = "First local date, or a moment with offset",
                            example = "2026-12-01")
                    String from,
            @QueryParam("to")
                    @Parameter(
                            required = true,
                            description =
                                    "Last local date, included, or a moment with offset; the window has at most 366 days",
                            example = "2026-12-14")
                    String to,
            @QueryParam("site")
                    @Parameter(description = "Code of the site that people would come to", example = "harbor")
                    String site) {
        return numbers.of(from, to, site);
    }
}
