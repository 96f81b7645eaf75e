package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Where a prescriber has let a patient's treatments be although a rule speaks against it.
 *
 * @param lifted gates, by the appointment for whose present time they were lifted
 */
record AllowedVisits(PatientCourse course, Map<UUID, Set<String>> lifted) {

    /**
     * Too near to each other are two: what was lifted for one of them is no reason to move the other. Past a lapse there is one. What a
     * label asks nobody has lifted.
     */
    boolean has(UUID appointment, SpacingFinding finding) {
        if (finding.code() == SpacingCode.LAPSE) {
            return isLifted(SeriesGateSource.REVIEW_DONE, appointment);
        }
        return finding.overridable() && finding.days().stream().anyMatch(daysLifted()::contains);
    }

    private Set<LocalDate> daysLifted() {
        return course.treatments().stream()
                .filter(treatment -> isLifted(SeriesGateSource.SPACING_KEPT, treatment.appointment()))
                .map(PatientCourse.Treatment::day)
                .collect(Collectors.toSet());
    }

    private boolean isLifted(String gate, UUID appointment) {
        return lifted.getOrDefault(appointment, Set.of()).contains(gate);
    }
}
