package org.stillpoint.outcome;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.Refuses;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.Roles;

@Path("/v1/patients/{id}/responses")
@Tag(name = "Follow-up")
@RunOnVirtualThread
@RolesAllowed(Roles.NURSE)
@Refuses(status = 409, problems = "patient-merged: `mergedInto` is where the record went")
public class ResponseResource {

    private final ResponseDesk desk;

    ResponseResource(ResponseDesk desk) {
        this.desk = desk;
    }

    @POST
    @OneEffect
    @Operation(
            operationId = "recordResponse",
            summary = "Keep what a patient has answered",
            description =
                    "The total is worked out here, and only if every item was answered: nothing is imputed. Of instruments whose text may"
                            + " not be shown the total is entered. Within two weeks of the last time `warnings` says so.")
    @Refuses(status = 422, problems = "asked-too-soon, too-soon-after-dose")
    public RestResponse<ResponseView> record(@PathParam("id") UUID id, @NotNull @Valid RecordResponse request) {
        var response = desk.record(id, request);
        return Versions.created(address(id, response), response, response.version());
    }

    @GET
    @Operation(
            operationId = "listResponses",
            summary = "List what a patient has answered, newest first",
            description = "Wrong ones and withdrawals too: what holds has no `correctedBy` and is not `withdrawn`.")
    public Page<ResponseView> list(
            @PathParam("id") UUID id,
            @QueryParam("instrument") @Parameter(description = "Code of an instrument", example = "GAD-7")
                    Optional<String> instrument,
            @Valid @BeanParam PageRequest page) {
        return desk.list(id, instrument, page);
    }

    @GET
    @Path("/{response}")
    @Operation(operationId = "readResponse", summary = "Read what a patient has answered once")
    public RestResponse<ResponseView> get(@PathParam("id") UUID id, @PathParam("response") UUID response) {
        var found = desk.read(id, response);
        return Versions.ok(found, found.version());
    }

    static String address(UUID patient, ResponseView response) {
        return "/v1/patients/" + patient + "/responses/" + response.id();
    }
}
