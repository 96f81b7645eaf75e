package org.stillpoint.treatment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.clinic.Difference.Change;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.Refuses;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.Roles;

@Path("/v1/protocols")
@Tag(name = "Treatment")
@RunOnVirtualThread
public class ProtocolResource {

    private final ProtocolDesk desk;
    private final Protocols protocols;

    ProtocolResource(ProtocolDesk desk, Protocols protocols) {
        this.desk = desk;
        this.protocols = protocols;
    }

    @GET
    @RolesAllowed({Roles.FRONT_DESK, Roles.CLINIC_READ})
    @Operation(operationId = "listProtocols", summary = "List the protocols in use, each in its newest version")
    public Page<ProtocolView> list() {
        var inUse = protocols.kept().stream()
                .filter(kept -> !kept.protocol().retired())
                .map(ProtocolView::of)
                .toList();
        return new Page<>(inUse, null);
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({Roles.FRONT_DESK, Roles.CLINIC_READ})
    @Operation(
            operationId = "readProtocol",
            summary = "Read a protocol",
            description = "The newest version unless another is asked for; also what is retired.")
    public RestResponse<ProtocolView> get(
            @PathParam("code") @Parameter(example = "IV_6_IN_3_WEEKS") String code,
            @QueryParam("version") @Parameter(description = "Counted from 1") Optional<@Min(1) Integer> version) {
        var kept = version.map(number -> protocols.kept(code, number))
                .orElseGet(() -> protocols.newestKept(code))
                .orElseThrow(NotFound::new);
        return Versions.ok(ProtocolView.of(kept), kept.tag());
    }

    @POST
    @OneEffect
    @RolesAllowed({Roles.PRESCRIBER, Roles.MANAGER})
    @Operation(
            operationId = "defineProtocol",
            summary = "Define a protocol, or its next version",
            description =
                    "A version never changes, and series that run keep theirs. What has a code already needs If-Match and"
                            + " becomes its next version. The same definition changes nothing, which is answered with 200, as a dry run is. All"
                            + " mistakes are told at once.")
    @APIResponse(responseCode = "200", description = "Nothing new: as it was already, or only tried")
    @Refuses(status = 403, problems = "protocol-override-not-allowed")
    public RestResponse<ProtocolView> define(
            @NotNull
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = DefineProtocol.class)))
                    Map<String, Object> definition,
            @HeaderParam("If-Match") String ifMatch,
            @QueryParam("dryRun")
                    @DefaultValue("false")
                    @Parameter(description = "Only tell what is wrong, or what would change")
                    boolean dryRun) {
        var view = desk.define(definition, () -> Versions.required(ifMatch), dryRun);
        if (view.id().isEmpty()) {
            return RestResponse.ok(view);
        }
        return isNew(view)
                ? Versions.created(location(view), view, view.version())
                : Versions.ok(view, KeptProtocol.tag(view.version(), view.retired()));
    }

    private static boolean isNew(ProtocolView view) {
        return view.difference()
                .filter(difference -> difference.change() != Change.RESTORED
                        || !difference.fields().isEmpty())
                .isPresent();
    }

    private static String location(ProtocolView view) {
        return "/v1/protocols/" + view.definition().code() + "?version=" + view.version();
    }

    @POST
    @Path("/{code}/retirement")
    @OneEffect
    @RolesAllowed({Roles.PRESCRIBER, Roles.MANAGER})
    @Operation(
            operationId = "retireProtocol",
            summary = "Let nobody start with a protocol any more",
            description = "Series that run with it go on. Defining it again brings it back.")
    public RestResponse<ProtocolView> retire(
            @PathParam("code") @Parameter(example = "IM_4_IN_2_WEEKS") String code,
            @HeaderParam("If-Match") String ifMatch) {
        var view = desk.retire(code, Versions.required(ifMatch));
        return Versions.ok(view, KeptProtocol.tag(view.version(), view.retired()));
    }
}
