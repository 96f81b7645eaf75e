package org.stillpoint.session;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.stillpoint.patient.DayRule;
import org.stillpoint.patient.GateQuestion;
import org.stillpoint.treatment.BloodPressureBands;
import org.stillpoint.treatment.Fasting;
import org.stillpoint.treatment.Protocol;

/**
 * What one gate of the day is judged by.
 *
 * @param proofs what is on file for it, the newest last
 * @param pressure the newest that was measured
 * @param bands of the protocol, else of the route
 */
record DayCase(
        SessionFile file,
        GateQuestion question,
        DayRule rule,
        List<Proof> proofs,
        Optional<PressureReading> pressure,
        BloodPressureBands bands) {

    /** When the dose would be given. */
    Instant at() {
        return question.asked();
    }

    Optional<Proof> newest() {
        return proofs.isEmpty() ? Optional.empty() : Optional.of(proofs.getLast());
    }

    /** Wherever a protocol says nothing: what the route asks. */
    Optional<Fasting> fasting() {
        var ofRoute = ChartLimits.fasting(file.session().route());
        return file.protocol()
                .flatMap(Protocol::fasting)
                .map(own -> ofRoute.map(own::or).orElse(own))
                .or(() -> ofRoute);
    }

    /** Good for as many minutes as the rule says; at the last of them too. */
    DayFinding throughItsMinutes(DayFinding found, Instant from) {
        if (rule.validMinutes().isEmpty()) {
            return found;
        }
        var until = from.plus(Duration.ofMinutes(rule.validMinutes().getAsInt()));
        return until.isBefore(at()) ? found.until(until).expired() : found.until(until);
    }

    /** Good on its own local day and as many days more as the rule says. */
    DayFinding throughItsDays(Proof proof) {
        var found = DayFinding.met(proof);
        if (rule.validDays().isEmpty()) {
            return found;
        }
        LocalDate last = question.dayOf(proof.at()).plusDays(rule.validDays().getAsInt());
        var until = found.until(question.endOf(last));
        return question.visitDay().isAfter(last) ? until.expired() : until;
    }
}
