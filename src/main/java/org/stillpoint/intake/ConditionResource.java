package org.stillpoint.intake;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.clinic.Condition;
import org.stillpoint.platform.ForThePublic;
import org.stillpoint.platform.Page;

@Path("/v1/conditions")
@Tag(name = "Website")
public class ConditionResource {

    private static final List<ConditionView> ALL = Arrays.stream(Condition.values())
            .map(condition -> new ConditionView(condition, condition.displayName()))
            .toList();

    /** A condition that a request may name. */
    public record ConditionView(Condition code, String name) {}

    @GET
    @PermitAll
    @ForThePublic
    @Operation(operationId = "listConditions", summary = "List the conditions that a request may name")
    public Page<ConditionView> list() {
        return new Page<>(ALL, null);
    }
}
