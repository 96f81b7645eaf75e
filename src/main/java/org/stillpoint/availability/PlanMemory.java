package org.stillpoint.availability;

import jakarta.inject.Singleton;
import org.stillpoint.clinic.ClinicPlan;

/** What this server has worked out and read under the newest plan; another plan may put everybody elsewhere and begins anew. */
@Singleton
class PlanMemory {

    private record Kept(PlanBits bits, KnownQuarters quarters) {}

    private volatile Kept kept;

    PlanBits bits(ClinicPlan plan) {
        return of(plan).bits();
    }

    KnownQuarters quarters(ClinicPlan plan) {
        return of(plan).quarters();
    }

    private Kept of(ClinicPlan plan) {
        var current = kept;
        if (current == null || current.bits().plan() != plan) {
            current = new Kept(new PlanBits(plan), new KnownQuarters());
            kept = current;
        }
        return current;
    }
}
