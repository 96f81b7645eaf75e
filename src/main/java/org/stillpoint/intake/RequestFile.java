package org.stillpoint.intake;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that staff know about a request. */
@Schema(requiredProperties = {"request", "contactAttempts", "decisions"})
public record RequestFile(
        RequestView request,
        @Schema(description = "The earliest first") List<AttemptView> contactAttempts,
        @Schema(description = "The earliest first") List<DecisionView> decisions) {}
