package org.stillpoint.scheduling;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which appointments are listed; everything may be left out. */
public class AppointmentFilter {

    @QueryParam("site")
    @Parameter(description = "Code of the site", example = "harbor")
    String site;

    @QueryParam("from")
    @Parameter(
            description =
                    "First local date (needs a site), or a moment with offset; together with `to`, at most 366 days")
    String from;

    @QueryParam("to")
    @Parameter(description = "Last local date, included, or a moment with offset; together with `from`")
    String to;

    @QueryParam("status")
    @Parameter(description = "May be repeated")
    List<AppointmentStatus> statuses;

    @QueryParam("patient")
    @Parameter(description = "With a patient's key, only that patient; it may be left out")
    UUID patient;

    @QueryParam("displaced")
    @Parameter(
            description =
                    "(staff) true: only those that lost an actor to a block and have to be moved, or, where the patient is here, served by others")
    Boolean displaced;
}
