package org.stillpoint.patient;

import java.util.List;
import java.util.UUID;
import org.stillpoint.clinic.Site;

/** What this package has to know about visits, which those above it book. */
public interface BookedVisits {

    /** A patient's visits that are booked and have not begun, by start. */
    List<BookedVisit> upcomingOf(UUID patient);

    /** The visits at a site that are booked and have not begun, by start. */
    List<BookedVisit> upcomingAt(Site site);

    /** Whether an appointment is this patient's. */
    boolean isOf(UUID appointment, UUID patient);

    /** Whether it is a visit of this patient's in which nothing is given, and the patient has come. */
    boolean isAttendedAssessment(UUID appointment, UUID patient);
}
