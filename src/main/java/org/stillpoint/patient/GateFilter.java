package org.stillpoint.patient;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which visit is asked about. */
public class GateFilter {

    @NotNull
    @QueryParam("service")
    @Parameter(description = "Code of a service", example = "ESKETAMINE_84")
    String service;

    @QueryParam("site")
    @Parameter(description = "Code of a site; the first that offers the service, if not given", example = "harbor")
    String site;

    @QueryParam("at")
    @Parameter(description = "When the visit would start; now, if not given", example = "2026-12-01T09:00:00-05:00")
    OffsetDateTime at;
}
