package org.stillpoint.session;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which sessions are listed; everything may be left out. */
public class SessionFilter {

    @QueryParam("site")
    @Parameter(description = "Code of the site", example = "harbor")
    String site;

    @QueryParam("date")
    @Parameter(description = "Local date of the arrival (needs a site)", example = "2026-12-01")
    LocalDate date;

    @QueryParam("state")
    @Parameter(description = "May be repeated")
    List<SessionState> states;

    @QueryParam("patient")
    UUID patient;

    List<SessionState> inStates() {
        return Objects.requireNonNullElse(states, List.of());
    }
}
