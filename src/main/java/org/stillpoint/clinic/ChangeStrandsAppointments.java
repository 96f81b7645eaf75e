package org.stillpoint.clinic;

import java.util.List;
import org.stillpoint.clinic.PlanGuard.Stranded;
import org.stillpoint.platform.Refusal;

/** A change of the clinic that leaves something booked without its place, people or hours. */
final class ChangeStrandsAppointments extends Refusal {

    private final transient List<Stranded> blockers;

    ChangeStrandsAppointments(List<Stranded> blockers) {
        super(
                ClinicProblem.CLINIC_CHANGE_STRANDS_APPOINTMENTS,
                "The change would take what they need from " + blockers.size()
                        + " appointment(s), service(s), series or protocol(s).");
        this.blockers = List.copyOf(blockers);
        with("blockers", this.blockers);
    }

    List<Stranded> blockers() {
        return blockers;
    }
}
