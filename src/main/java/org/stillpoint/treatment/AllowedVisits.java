package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.patient.LiftedGate;

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
            return isLifted(SeriesGateSource.REVIEW_DONE, appointment, finding);
        }
        return finding.overridable() && finding.days().stream().anyMatch(daysLifted(finding)::contains);
    }

    private Set<LocalDate> daysLifted(SpacingFinding finding) {
        return course.treatments().stream()
                .filter(treatment -> isLifted(SeriesGateSource.SPACING_KEPT, treatment.appointment(), finding))
                .map(PatientCourse.Treatment::day)
                .collect(Collectors.toSet());
    }

    /** For something else that was missing nobody has allowed this. What it was about is not known of all. */
    private boolean isLifted(String gate, UUID appointment, SpacingFinding finding) {
        return lifted.getOrDefault(appointment, Set.of()).stream()
                .filter(one -> one.code().equals(gate))
                .anyMatch(one -> one.basis()
                        .map(known -> known.lacks().contains(finding.code().name()))
                        .orElse(true));
    }
}
