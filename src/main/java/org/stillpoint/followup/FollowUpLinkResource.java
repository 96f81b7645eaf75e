package org.stillpoint.followup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.platform.ForThePublic;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Refuses;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Roles;

/** Lets patients answer from wherever they are, by a link that is good for one follow-up. */
@Path("/v1/follow-ups/{id}")
@Tag(name = "Follow-up")
@RunOnVirtualThread
public class FollowUpLinkResource {

    private static final String NOT_GOOD =
            "follow-up-answered, link-over: its time has passed, it is not needed any more, or too many dates of birth were wrong";
    private static final String NOT_YET = "date-of-birth-wrong, not-asked-yet";

    private final FollowUpLinks links;
    private final OwnFollowUp own;
    private final CheckInDesk desk;
    private final CurrentUser user;

    FollowUpLinkResource(FollowUpLinks links, OwnFollowUp own, CheckInDesk desk, CurrentUser user) {
        this.links = links;
        this.own = own;
        this.desk = desk;
        this.user = user;
    }

    @POST
    @Path("/links")
    @OneEffect
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(
            operationId = "issueFollowUpLink",
            summary = "Make a link by which the patient answers",
            description =
                    "Its key is shown this once, and ends those that were made before. It is good until the follow-up is late.")
    @Refuses(status = 409, problems = "follow-up-not-open")
    @Refuses(status = 422, problems = "not-for-patients")
    public FollowUpLinkView issue(@PathParam("id") UUID id) {
        return links.issue(id);
    }

    @GET
    @Path("/link")
    @RolesAllowed(Roles.FOLLOW_UP_KEY)
    @ForThePublic
    @Operation(operationId = "readFollowUpLink", summary = "Is my link still good?")
    public LinkStateView look(@PathParam("id") UUID id) {
        return links.look(id);
    }

    @POST
    @Path("/questions")
    @OneEffect
    @RolesAllowed(Roles.FOLLOW_UP_KEY)
    @ForThePublic
    @Operation(
            operationId = "readFollowUpQuestions",
            summary = "What am I asked?",
            description = "What is not answered yet. The date of birth shows that the link is in the right hands.")
    @Refuses(status = 409, problems = NOT_GOOD)
    @Refuses(status = 422, problems = NOT_YET)
    @Refuses(status = 429, problems = "too-many-requests")
    public QuestionsView questions(@PathParam("id") UUID id, @NotNull @Valid AskForQuestions request) {
        return own.questions(id, request);
    }

    @POST
    @Path("/check-ins")
    @OneEffect
    @RolesAllowed({Roles.FOLLOW_UP_KEY, Roles.NURSE})
    @ForThePublic
    @Operation(
            operationId = "answerCheckIn",
            summary = "Say how I am, or how the patient is whom I have called",
            description =
                    "Once. By a link with the date of birth; a nurse who calls needs none, and may be late. Not monitored in real time: show `crisisResources` with the questions and the answer.")
    @Refuses(status = 409, problems = NOT_GOOD + "; follow-up-not-open, follow-up-assigned (staff)")
    @Refuses(status = 422, problems = NOT_YET)
    @Refuses(status = 429, problems = "too-many-requests")
    public AnsweredView checkIn(@PathParam("id") UUID id, @NotNull @Valid AnswerCheckIn request) {
        return user.isStaff() ? desk.enter(id, request) : own.checkIn(id, request);
    }

    @POST
    @Path("/responses")
    @OneEffect
    @RolesAllowed(Roles.FOLLOW_UP_KEY)
    @ForThePublic
    @Operation(
            operationId = "answerQuestionnaire",
            summary = "Answer a questionnaire",
            description =
                    "Each once. Items may be left out. Not monitored in real time: show `crisisResources` with the questions and the answer.")
    @Refuses(status = 409, problems = NOT_GOOD)
    @Refuses(status = 422, problems = NOT_YET + ", asked-too-soon, too-soon-after-dose")
    @Refuses(status = 429, problems = "too-many-requests")
    public AnsweredView respond(@PathParam("id") UUID id, @NotNull @Valid AnswerQuestionnaire request) {
        return own.respond(id, request);
    }

    @GET
    @Path("/check-in")
    @RolesAllowed(Roles.NURSE)
    @Operation(operationId = "readCheckIn", summary = "What did the patient say at the check-in?")
    public CheckInView read(@PathParam("id") UUID id) {
        return desk.read(id);
    }
}
