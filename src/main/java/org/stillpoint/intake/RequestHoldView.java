package org.stillpoint.intake;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a request is on legal hold. */
@Schema(requiredProperties = {"request", "legalHold"})
public record RequestHoldView(UUID request, boolean legalHold) {}
