package org.stillpoint.clinic;

import jakarta.enterprise.context.ApplicationScoped;
import org.stillpoint.platform.Ids;

/** Reads a clinic file and makes it the plan. The reading is done before anybody has to wait. */
@ApplicationScoped
class ClinicFileLoading {

    private final PlanChange change;
    private final Ids ids;

    ClinicFileLoading(PlanChange change, Ids ids) {
        this.change = change;
        this.ids = ids;
    }

    PlanOutcome load(byte[] bytes, String author) {
        var file = ClinicFile.read(bytes);
        return change.make(present -> file.over(present, ids::next), new Source(author, file.text()));
    }

    PlanOutcome preview(byte[] bytes) {
        var file = ClinicFile.read(bytes);
        return change.preview(present -> file.over(present, ids::next));
    }
}
