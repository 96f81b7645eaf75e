package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.stillpoint.patient.GateMoment;
import org.stillpoint.patient.GateQuestion;
import org.stillpoint.patient.Gates;

/** Tells which gates stand before the next session of a series. */
@ApplicationScoped
class SeriesGates {

    private final Gates gates;

    SeriesGates(Gates gates) {
        this.gates = gates;
    }

    /** Judged for today; spacing and reviews are told by the course itself. */
    List<CourseNote> missing(SeriesFile file, Instant now) {
        var series = file.series();
        if (series.status() == SeriesStatus.ENDED) {
            return List.of();
        }
        var question = new GateQuestion(series.patientId(), series.route(), file.site(), now, now);
        return gates.states(question).stream()
                .filter(gate -> gate.when().contains(GateMoment.BEFORE) && !gate.holds())
                .filter(gate -> !SeriesGateSource.CODES.contains(gate.code()))
                .map(gate -> new CourseNote(gate.code(), "The gate " + gate.code() + " is " + gate.state() + "."))
                .toList();
    }
}
