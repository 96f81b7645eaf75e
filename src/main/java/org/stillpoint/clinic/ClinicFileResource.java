package org.stillpoint.clinic;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Refuses;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Roles;

@Path("/v1/clinic-file")
@Tag(name = "Manager")
@RunOnVirtualThread
public class ClinicFileResource {

    static final String YAML = "application/yaml";

    private final ClinicFileLoading loading;
    private final PlanStore store;
    private final CurrentUser caller;

    ClinicFileResource(ClinicFileLoading loading, PlanStore store, CurrentUser caller) {
        this.loading = loading;
        this.store = store;
        this.caller = caller;
    }

    @POST
    @OneEffect
    @RolesAllowed({Roles.MANAGER, Roles.CLINIC_WRITE})
    @Consumes({YAML, "text/yaml", "application/x-yaml"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "loadClinicFile",
            summary = "Load a clinic file",
            description = "What the file does not name any more is retired, never deleted. Loading the same file twice "
                    + "changes nothing. Nothing is loaded when anything in it is wrong.")
    @APIResponse(
            responseCode = "200",
            description = "What has changed, or would change",
            content = @Content(schema = @Schema(implementation = PlanOutcome.class)))
    @Refuses(status = 400, problems = "clinic-file-invalid: every mistake with its line")
    @Refuses(status = 409, problems = "clinic-change-strands-appointments: the blockers")
    public PlanOutcome load(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = YAML,
                                            schema = @Schema(type = SchemaType.STRING),
                                            examples =
                                                    @ExampleObject(
                                                            name = "small clinic",
                                                            value = ClinicFileExample.TEXT)))
                    byte[] file,
            @QueryParam("dryRun")
                    @DefaultValue("false")
                    @Parameter(description = "Only tell what would change, and which appointments stand in the way")
                    boolean dryRun) {
        return dryRun ? loading.preview(file) : loading.load(file, author());
    }

    @GET
    @RolesAllowed({Roles.MANAGER, Roles.CLINIC_READ})
    @Produces(YAML)
    @Operation(operationId = "readClinicFile", summary = "Read the clinic file as it was last loaded")
    @Refuses(status = 404, problems = "not-found: none was ever loaded")
    public String text() {
        return store.text().orElseThrow(NotFound::new);
    }

    private String author() {
        return caller.account().orElseThrow().toString();
    }
}
