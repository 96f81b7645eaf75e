package org.stillpoint.intake;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.scheduling.AppointmentView;

/** What became of a request: a patient and an appointment. */
@Schema(
        name = "Conversion",
        requiredProperties = {"request", "patient", "newPatient", "appointment"})
public record ConversionView(
        UUID request,
        UUID patient,

        @Schema(description = "Whether the record was opened just now")
        boolean newPatient,

        AppointmentView appointment) {}
