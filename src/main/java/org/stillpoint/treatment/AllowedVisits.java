package org.stillpoint.treatment;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.stillpoint.patient.LiftedGate;
import org.stillpoint.treatment.PatientCourse.Treatment;

/**
 * Where a prescriber has let a patient's treatments be although a rule speaks against it.
 *
 * @param lifted gates, by the appointment for whose present time they were lifted
 */
record AllowedVisits(PatientCourse course, Map<UUID, Set<LiftedGate>> lifted) {

    /**
     * Too near to each other are two: what was lifted for one of them is no reason to move the other. Past a lapse there is one. What a
     * label asks nobody has lifted.
     */
    boolean has(UUID appointment, SpacingFinding finding) {
        if (finding.code() == SpacingCode.LAPSE) {
            return liftedFor(SeriesGateSource.REVIEW_DONE, finding)
                    .anyMatch(treatment -> treatment.appointment().equals(appointment));
        }
        return finding.overridable()
                && liftedFor(SeriesGateSource.SPACING_KEPT, finding)
                        .anyMatch(treatment -> finding.days().contains(treatment.day()));
    }

    private Stream<Treatment> liftedFor(String gate, SpacingFinding finding) {
        return course.treatments().stream().filter(treatment -> isLifted(gate, treatment, finding));
    }

    /** For something else that was missing, or beside other days, nobody has allowed this. What it was about is not known of all. */
    private boolean isLifted(String gate, Treatment treatment, SpacingFinding finding) {
        var others = new ArrayList<>(finding.days());
        others.remove(treatment.day());
        return lifted.getOrDefault(treatment.appointment(), Set.of()).stream()
                .filter(one -> one.code().equals(gate))
                .anyMatch(one -> one.basis()
                        .map(known -> known.tells(finding.code().name(), others))
                        .orElse(true));
    }
}
