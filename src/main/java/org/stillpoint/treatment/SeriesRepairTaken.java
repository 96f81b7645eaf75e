package org.stillpoint.treatment;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.stillpoint.platform.Refusal;

/** Somebody else was quicker at some of the times that were proposed for a course; nothing of it is done. */
final class SeriesRepairTaken extends Refusal {

    private static final long serialVersionUID = 1L;

    /**
     * A visit that can not have what was proposed for it.
     *
     * @param appointment null for one that was to be booked
     * @param problem the slug of what it would meet alone
     */
    record Gone(UUID appointment, int step, OffsetDateTime to, String problem) {}

    private final transient UUID series;

    SeriesRepairTaken(UUID series, List<Gone> gone) {
        super(
                RepairProblem.REPAIR_TAKEN,
                gone.size() == 1 ? "One of the times has gone." : gone.size() + " of the times have gone.");
        this.series = series;
        with("taken", gone);
    }

    UUID series() {
        return series;
    }

    Refusal with(SeriesRepairView fresh) {
        return with("proposal", fresh);
    }
}
