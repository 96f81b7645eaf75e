package org.stillpoint.outcome;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How severe totals are from one to another, both included. */
@Schema(requiredProperties = {"code", "from", "to"})
public record Band(@Schema(examples = "MODERATE") String code, int from, int to) {

    boolean has(int total) {
        return from <= total && total <= to;
    }
}
