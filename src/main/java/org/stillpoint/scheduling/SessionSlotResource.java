package org.stillpoint.scheduling;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.platform.ForThePublic;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.Refuses;
import org.stillpoint.security.Roles;

@Path("/v1/session-slots")
@RunOnVirtualThread
public class SessionSlotResource {

    private final SessionSlots slots;
    private final Explanations explanations;

    SessionSlotResource(SessionSlots slots, Explanations explanations) {
        this.slots = slots;
        this.explanations = explanations;
    }

    @GET
    @PermitAll
    @Tag(name = "Website")
    @Tag(name = "Front desk")
    @ForThePublic
    @Operation(
            operationId = "searchSessionSlots",
            summary = "Search the starts at which a visit fits",
            description = "The public sees the services that are open to it, and only start and end.")
    @Refuses(status = 409, problems = "patient-merged")
    public SlotsView search(@BeanParam SlotFilter filter, @Valid @BeanParam PageRequest page) {
        return slots.search(filter, page);
    }

    @GET
    @Path("/explanation")
    @RolesAllowed({Roles.FRONT_DESK, Roles.CALENDAR_READ})
    @Tag(name = "Front desk")
    @Operation(operationId = "explainSessionSlot", summary = "Why can a visit not start then?")
    @Refuses(status = 409, problems = "patient-merged")
    public ExplanationView explain(
            @NotNull @QueryParam("service") @Parameter(example = "INITIAL_ASSESSMENT") String service,
            @NotNull @QueryParam("site") @Parameter(example = "harbor") String site,
            @NotNull
                    @QueryParam("start")
                    @Parameter(description = "A moment with offset", example = "2026-12-01T09:00:00-05:00")
                    OffsetDateTime start,
            @QueryParam("patient") @Parameter(description = "Whose own calendar is looked at too") UUID patient,
            @QueryParam("appointment")
                    @Parameter(description = "Which one would be moved there, or be served by others there")
                    UUID appointment) {
        return explanations.explain(service, site, start, patient, appointment);
    }
}
