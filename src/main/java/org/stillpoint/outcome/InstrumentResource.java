package org.stillpoint.outcome;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.Roles;

/** A short list, in one page. */
@Path("/v1/instruments")
@Tag(name = "Follow-up")
@RunOnVirtualThread
@RolesAllowed(Roles.FRONT_DESK)
public class InstrumentResource {

    private final Instruments instruments;

    InstrumentResource(Instruments instruments) {
        this.instruments = instruments;
    }

    @GET
    @Operation(
            operationId = "listInstruments",
            summary = "List the questionnaires and scales",
            description =
                    "What each asks, where its text may be shown, how totals are read, and when it may be asked again.")
    public Page<InstrumentView> list() {
        return new Page<>(instruments.all().stream().map(InstrumentView::of).toList(), null);
    }

    @GET
    @Path("/{code}")
    @Operation(operationId = "readInstrument", summary = "Read a questionnaire or scale")
    public RestResponse<InstrumentView> get(@PathParam("code") @Parameter(example = "GAD-7") String code) {
        var instrument = instruments.find(code).orElseThrow(NotFound::new);
        return Versions.ok(InstrumentView.of(instrument), Integer.toHexString(instrument.hashCode()));
    }
}
