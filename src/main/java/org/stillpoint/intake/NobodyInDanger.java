package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import org.stillpoint.patient.PatientView;
import org.stillpoint.scheduling.SelfBookingGuard;

/** Whoever may be in danger is called and does not book alone, by whatever door; which of the reasons it is nobody is told. */
@ApplicationScoped
class NobodyInDanger implements SelfBookingGuard {

    private final Crises crises;

    NobodyInDanger(Crises crises) {
        this.crises = crises;
    }

    @Override
    public void insist(PatientView person) {
        if (crises.concern(person)) {
            throw new SelfBookingNotAvailable();
        }
    }
}
