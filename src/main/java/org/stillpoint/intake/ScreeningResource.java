package org.stillpoint.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.platform.ForThePublic;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.PublicNotice;
import org.stillpoint.security.Roles;

@Path("/v1")
@Tag(name = "Website")
@RunOnVirtualThread
public class ScreeningResource {

    private final ScreeningDesk desk;
    private final Questionnaires questionnaires;
    private final IntakeConfig config;

    ScreeningResource(ScreeningDesk desk, Questionnaires questionnaires, IntakeConfig config) {
        this.desk = desk;
        this.questionnaires = questionnaires;
        this.config = config;
    }

    /** What is asked before somebody decides about a treatment. */
    @Schema(requiredProperties = {"crisisResources", "version", "items"})
    public record QuestionnaireView(List<CrisisResource> crisisResources, String version, List<ItemView> items)
            implements PublicNotice.Carried {}

    /** One question; to be answered with YES, NO, UNSURE or DECLINED. */
    public record ItemView(String code, String text) {}

    @GET
    @Path("/screening-questionnaire")
    @PermitAll
    @ForThePublic
    @Operation(
            operationId = "readScreeningQuestionnaire",
            summary = "Read what the clinic asks before it decides about a treatment")
    public QuestionnaireView questionnaire(
            @QueryParam("language") @DefaultValue("en") @Pattern(regexp = RequestAppointment.LANGUAGE)
                    String language) {
        var present = questionnaires.present();
        var items = present.items().stream()
                .map(item -> new ItemView(item.code(), item.text(language)))
                .toList();
        return new QuestionnaireView(config.crisisResources(language), present.version(), items);
    }

    @POST
    @Path("/appointment-requests/{id}/screening")
    @OneEffect
    @RolesAllowed(Roles.REQUEST_KEY)
    @ForThePublic
    @Operation(
            operationId = "answerScreening",
            summary = "Answer what the clinic asks before it decides about a treatment",
            description = "UNSURE counts as yes; what is declined or left out is looked at by a clinician. No answer is"
                    + " a refusal, and no outcome a decision.")
    public ScreeningView answer(@PathParam("id") UUID id, @NotNull @Valid AnswerScreening answers) {
        return desk.answer(id, answers);
    }

    @GET
    @Path("/appointment-requests/{id}/screening")
    @RolesAllowed({Roles.REQUEST_KEY, Roles.NURSE})
    @Tag(name = "Front desk")
    @ForThePublic
    @Operation(operationId = "readScreening", summary = "Read the newest answers to the screening")
    public ScreeningView read(@PathParam("id") UUID id) {
        return desk.read(id);
    }
}
