package org.stillpoint.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.platform.ForThePublic;
import org.stillpoint.platform.PublicNotice;

@Path("/v1/screening-questionnaire")
@Tag(name = "Website")
@RunOnVirtualThread
public class QuestionnaireResource {

    private final Questionnaires questionnaires;
    private final IntakeConfig config;

    QuestionnaireResource(Questionnaires questionnaires, IntakeConfig config) {
        this.questionnaires = questionnaires;
        this.config = config;
    }

    /** What is asked before somebody decides about a treatment. */
    @Schema(requiredProperties = {"crisisResources", "version", "items"})
    public record QuestionnaireView(List<CrisisResource> crisisResources, String version, List<ItemView> items)
            implements PublicNotice.Carried {}

    /** One question; to be answered with YES, NO, UNSURE or DECLINED. */
    @Schema(requiredProperties = {"code", "text"})
    public record ItemView(String code, String text) {}

    @GET
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
}
