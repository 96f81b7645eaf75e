package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.stillpoint.scheduling.PatientVisits;
import org.stillpoint.scheduling.VisitFact;

/** The patient's booked visits. */
@ApplicationScoped
class BookedDates implements NextDateSource {

    private final PatientVisits visits;

    BookedDates(PatientVisits visits) {
        this.visits = visits;
    }

    @Override
    public List<NextDate> after(UUID patient, Instant moment) {
        return visits.bookedFor(patient, moment).stream().map(BookedDates::date).toList();
    }

    private static NextDate date(VisitFact visit) {
        var at = visit.start().atZone(visit.site().zone()).toOffsetDateTime();
        return new NextDate(
                at.toLocalDate(), at, visit.service().publicName(), visit.site().alias());
    }
}
