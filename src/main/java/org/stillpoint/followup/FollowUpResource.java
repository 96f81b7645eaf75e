package org.stillpoint.followup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

@Path("/v1/follow-ups")
@Tag(name = "Follow-up")
@RunOnVirtualThread
@RolesAllowed(Roles.FRONT_DESK)
public class FollowUpResource {

    private static final String IF_MATCH = "If-Match";

    private final FollowUpDesk desk;
    private final DueList due;

    FollowUpResource(FollowUpDesk desk, DueList due) {
        this.desk = desk;
        this.due = due;
    }

    @GET
    @Operation(
            operationId = "listFollowUps",
            summary = "List what is to be done, the most urgent first",
            description =
                    "Those that are open, unless `status` says otherwise. What tells of danger or a relapse is for NURSE and above.")
    @Refuses(status = 409, problems = "patient-merged: `mergedInto` is where the record went")
    public Page<FollowUpView> list(@BeanParam FollowUpFilter filter, @Valid @BeanParam PageRequest page) {
        return due.of(filter, page);
    }

    @GET
    @Path("/{id}")
    @MovesOn
    @Operation(operationId = "readFollowUp", summary = "See one follow-up, and what has happened to it")
    public RestResponse<FollowUpView> get(@PathParam("id") UUID id) {
        return answer(desk.get(id));
    }

    @POST
    @Path("/{id}/assignment")
    @OneEffect
    @Operation(
            operationId = "takeFollowUp",
            summary = "Work on a follow-up, so that nobody else calls the same person",
            description =
                    "For half an hour, if the clinic has not set another time; send it again to keep it for longer.")
    @Refuses(status = 409, problems = "follow-up-assigned: `account` has it `until` then, follow-up-not-open")
    public RestResponse<FollowUpView> take(@PathParam("id") UUID id) {
        return answer(desk.take(id));
    }

    @DELETE
    @Path("/{id}/assignment")
    @OneEffect
    @Operation(
            operationId = "giveBackFollowUp",
            summary = "Give a follow-up back to the others",
            description = "A manager gives it back for somebody who has gone home.")
    @Refuses(status = 409, problems = "follow-up-assigned: somebody else has it, follow-up-not-open")
    public void giveBack(@PathParam("id") UUID id) {
        desk.giveBack(id);
    }

    @POST
    @Path("/{id}/attempts")
    @OneEffect
    @Operation(
            operationId = "tryFollowUpLater",
            summary = "Record an attempt to reach the patient, and when to try again",
            description = "Gives the follow-up back. A risk or a review needs NURSE.")
    @Refuses(status = 409, problems = "follow-up-assigned, follow-up-not-open")
    public RestResponse<FollowUpView> tried(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) String ifMatch, @NotNull @Valid TryFollowUpLater request) {
        return answer(desk.tried(id, Versions.required(ifMatch), request));
    }

    @POST
    @Path("/{id}/completion")
    @OneEffect
    @Operation(
            operationId = "completeFollowUp",
            summary = "Complete a follow-up with what was found",
            description = "Also one that was missed. A risk or a review needs NURSE, and `result`.")
    @Refuses(status = 409, problems = "follow-up-assigned, follow-up-not-open")
    public RestResponse<FollowUpView> complete(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) String ifMatch, @NotNull @Valid CompleteFollowUp request) {
        return answer(desk.complete(id, Versions.required(ifMatch), request));
    }

    @POST
    @Path("/{id}/escalation")
    @OneEffect
    @Operation(
            operationId = "escalateFollowUp",
            summary = "Put a follow-up at the top of the list",
            description = "What the patient was to answer counts as missed, and a call is due now.")
    @Refuses(status = 409, problems = "follow-up-assigned, follow-up-not-open")
    public RestResponse<FollowUpView> escalate(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) String ifMatch) {
        return answer(desk.escalate(id, Versions.required(ifMatch)));
    }

    @POST
    @Path("/{id}/acceptance")
    @OneEffect
    @RolesAllowed(Roles.PRESCRIBER)
    @Operation(
            operationId = "acceptSuggestion",
            summary = "Accept the earlier session that a sign of relapse suggests",
            description =
                    "The session that is due next is due from `suggestion.from` on. Nothing is booked by it; where `suggestion.appointment` is booked, a call is due to move that.")
    @Refuses(status = 409, problems = "nothing-suggested, follow-up-assigned, follow-up-not-open")
    public RestResponse<FollowUpView> accept(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) String ifMatch) {
        return answer(desk.accept(id, Versions.required(ifMatch)));
    }

    private static RestResponse<FollowUpView> answer(FollowUpView followUp) {
        return Versions.ok(followUp, followUp.version());
    }
}
