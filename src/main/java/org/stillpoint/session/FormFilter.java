package org.stillpoint.session;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which forms are listed; without a status all that were not sent. */
public class FormFilter {

    @QueryParam("due")
    @Parameter(description = "Due on that local date or before it", example = "2026-12-08")
    LocalDate due;

    @QueryParam("status")
    @Parameter(description = "May be repeated")
    List<FormState> statuses;

    @QueryParam("site")
    @Parameter(description = "Code of the site", example = "harbor")
    String site;

    @QueryParam("session")
    UUID session;
}
