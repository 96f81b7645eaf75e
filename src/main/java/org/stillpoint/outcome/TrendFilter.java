package org.stillpoint.outcome;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which part of a trend is looked at; everything may be left out. */
public class TrendFilter {

    @QueryParam("series")
    @Parameter(
            description =
                    "The course that it is looked at for, from its baseline on; else all there is, for the last course")
    UUID series;

    @QueryParam("from")
    @Parameter(description = "First day, at the clinic")
    LocalDate from;

    @QueryParam("to")
    @Parameter(description = "Last day, included")
    LocalDate to;
}
