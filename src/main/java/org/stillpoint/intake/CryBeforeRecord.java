package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.patient.ContactPoint;
import org.stillpoint.patient.EarlierDanger;
import org.stillpoint.patient.NameWords;

/** Whoever has told of danger in a request, and gets a record only afterwards, is flagged there too: no treatment before that is cleared. */
@ApplicationScoped
class CryBeforeRecord implements EarlierDanger {

    private final AppointmentRequests requests;
    private final Contacts contacts;
    private final Crises crises;

    CryBeforeRecord(AppointmentRequests requests, Contacts contacts, Crises crises) {
        this.requests = requests;
        this.contacts = contacts;
        this.crises = crises;
    }

    @Override
    public void raiseOn(UUID patient, NameWords names, List<ContactPoint> reachedAt) {
        var cries = requests.inCrisisAt(contacts.indexes(reachedAt)).stream()
                .filter(request -> request.patientId().isEmpty())
                .filter(request -> names.mayBe(NameWords.of(request.contact().name())))
                .toList();
        if (!cries.isEmpty()) {
            requests.flush(); // The flag is looked for past the mapper and needs its patient there.
        }
        cries.forEach(request -> crises.tell(patient, request, Optional.empty()));
    }
}
