package org.stillpoint.scheduling;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.Refuses;
import org.stillpoint.security.Roles;

@Path("/v1/actors/{actor}/blocks")
@Tag(name = "Front desk")
@RunOnVirtualThread
public class BlockResource {

    private final Blocks blocks;

    BlockResource(Blocks blocks) {
        this.blocks = blocks;
    }

    @POST
    @OneEffect
    @RolesAllowed({Roles.FRONT_DESK, Roles.CALENDAR_WRITE})
    @Operation(operationId = "blockActor", summary = "Take somebody or something out of service")
    @Refuses(status = 409, problems = "time-in-use: `blockers` lists what is booked")
    public RestResponse<BlockView> block(
            @PathParam("actor") @Parameter(description = "Code of the actor", example = "harbor-pump-1") String actor,
            @NotNull @Valid BlockActor request) {
        var block = blocks.block(actor, request);
        return RestResponse.ResponseBuilder.<BlockView>created(
                        URI.create("/v1/actors/" + block.actor() + "/blocks/" + block.id()))
                .entity(block)
                .build();
    }

    @GET
    @RolesAllowed({Roles.FRONT_DESK, Roles.CALENDAR_READ})
    @Operation(operationId = "listBlocks", summary = "List the blocks of an actor that are not over")
    public Page<BlockView> list(
            @PathParam("actor") @Parameter(description = "Code of the actor", example = "harbor-pump-1") String actor,
            @Valid @BeanParam PageRequest page) {
        return blocks.list(actor, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.FRONT_DESK, Roles.CALENDAR_READ})
    @Operation(operationId = "readBlock", summary = "Read a block")
    public BlockView get(
            @PathParam("actor") @Parameter(description = "Code of the actor", example = "harbor-pump-1") String actor,
            @PathParam("id") UUID id) {
        return blocks.get(actor, id);
    }

    @DELETE
    @Path("/{id}")
    @OneEffect
    @RolesAllowed({Roles.FRONT_DESK, Roles.CALENDAR_WRITE})
    @Operation(operationId = "releaseBlock", summary = "Put an actor back into service")
    public void release(
            @PathParam("actor") @Parameter(description = "Code of the actor", example = "harbor-pump-1") String actor,
            @PathParam("id") UUID id) {
        blocks.release(actor, id);
    }
}
