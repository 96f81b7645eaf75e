package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Roles;

/** Shows records to whoever asks: the front desk sees who somebody is, nurses and prescribers also how somebody is. */
@ApplicationScoped
class PatientViews {

    private final ContactRows contacts;
    private final DetailsRows details;
    private final CurrentUser user;
    private final Clock clock;

    PatientViews(ContactRows contacts, DetailsRows details, CurrentUser user, Clock clock) {
        this.contacts = contacts;
        this.details = details;
        this.user = user;
        this.clock = clock;
    }

    PatientView of(Patient patient) {
        return of(patient, contacts.of(patient.id()), details.of(patient.id()));
    }

    PatientView of(Patient patient, List<ContactRow> rows, PatientDetails told) {
        return PatientView.of(patient, rows, told, user.has(Roles.NURSE), today());
    }

    /** All of it, whoever asks. */
    PatientView whole(Patient patient) {
        return PatientView.of(patient, contacts.of(patient.id()), details.of(patient.id()), true, today());
    }

    /** A patient belongs to no site, so days are those of UTC. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
