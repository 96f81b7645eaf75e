package org.stillpoint.outcome;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.security.Roles;

@Path("/v1/outcomes")
@Tag(name = "Manager")
@RunOnVirtualThread
public class ClinicOutcomeResource {

    private final ClinicOutcomes outcomes;

    ClinicOutcomeResource(ClinicOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    @GET
    @RolesAllowed(Roles.MANAGER)
    @Operation(
            operationId = "readClinicOutcomes",
            summary = "See how the clinic's courses went, by protocol",
            description =
                    "Of courses that began in a quarter that is over, as known at the end of the last one: medians, and shares of responses and remissions at set times,"
                            + " with what is missing. A share is of those whose baseline left room for it. Groups that are too small are not told of, nor what a difference would tell of them.")
    public ClinicOutcomesView read(
            @NotNull @QueryParam("from") @Parameter(description = "The first day of a quarter", example = "2026-07-01")
                    LocalDate from,
            @NotNull
                    @QueryParam("to")
                    @Parameter(description = "The last day of the same quarter", example = "2026-09-30")
                    LocalDate to) {
        return outcomes.of(from, to);
    }
}
