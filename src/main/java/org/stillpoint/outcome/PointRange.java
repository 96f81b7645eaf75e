package org.stillpoint.outcome;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Points, both ends included. */
@Schema(requiredProperties = {"from", "to"})
public record PointRange(int from, int to) {

    public boolean has(int points) {
        return from <= points && points <= to;
    }
}
