package org.stillpoint.treatment;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which series are wanted. */
public class SeriesFilter {

    @QueryParam("patient")
    @Parameter(description = "Of this patient only")
    UUID patient;

    @QueryParam("status")
    @Parameter(description = "Only with this status; may be repeated")
    List<SeriesStatus> statuses;

    Optional<UUID> ofPatient() {
        return Optional.ofNullable(patient);
    }

    List<SeriesStatus> withStatus() {
        return Objects.requireNonNullElse(statuses, List.of());
    }
}
