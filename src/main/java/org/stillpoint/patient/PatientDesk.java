package org.stillpoint.patient;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;
import org.stillpoint.security.Roles;

/** Opens records, shows them and changes them. */
@ApplicationScoped
@Transactional
class PatientDesk {

    private final PatientRecords records;
    private final PatientMerges merges;
    private final DetailsRows details;
    private final ContactBook contacts;
    private final ContactReading reading;
    private final PatientViews views;
    private final Instance<EarlierDanger> dangers;
    private final Clinic clinic;
    private final CurrentUser user;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    PatientDesk(
            PatientRecords records,
            PatientMerges merges,
            DetailsRows details,
            ContactBook contacts,
            ContactReading reading,
            PatientViews views,
            Instance<EarlierDanger> dangers,
            Clinic clinic,
            CurrentUser user,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.records = records;
        this.merges = merges;
        this.details = details;
        this.contacts = contacts;
        this.reading = reading;
        this.views = views;
        this.dangers = dangers;
        this.clinic = clinic;
        this.user = user;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    PatientView register(RecordPatient told) {
        return register(told, clinic.plan().homeCountry(), "");
    }

    /** For {@code country} and {@code pointer} see {@link Patients#register}. */
    PatientView register(RecordPatient told, String country, String pointer) {
        return register(told, country, pointer, audit::record);
    }

    PatientView register(RecordPatient told, String country, String pointer, Consumer<Deed> record) {
        insistOnRole(told);
        var stated = PatientDetails.of(ids.next());
        new RecordBounds(List.of(), stated).insist(told, pointer);
        var normal = reading.normal(told, country, pointer);
        var patient = Patient.register(stated.patientId(), normal, clock.instant());
        records.persist(patient);
        var rows = contacts.keep(patient.id(), normal.contactPoints());
        tell(stated, normal);
        record.accept(Deed.of("PATIENT_REGISTERED", "Patient", patient.id()).about(patient.id()));
        return withEarlierDanger(views.of(patient, rows, stated));
    }

    PatientView read(UUID id) {
        var patient = views.of(get(id));
        audit.record(Deed.of("PATIENT_READ", "Patient", id).about(id));
        return patient;
    }

    PatientView change(UUID id, long version, RecordPatient told) {
        insistOnRole(told);
        records.lock(id);
        var patient = get(id);
        Versions.check(version, patient.version());
        var stated = details.of(id);
        new RecordBounds(contacts.of(id), stated).insist(told, "");
        var normal = reading.normal(told, clinic.plan().homeCountry(), "");
        patient.change(normal);
        contacts.replace(id, normal.contactPoints());
        tell(stated, normal);
        records.flush();
        audit.record(Deed.of("PATIENT_CHANGED", "Patient", id).about(id));
        return withEarlierDanger(views.of(patient));
    }

    private PatientView withEarlierDanger(PatientView patient) {
        dangers.forEach(danger -> danger.raiseOn(patient.id(), patient.names(), patient.contactPoints()));
        return patient;
    }

    private Patient get(UUID id) {
        return records.findByIdOptional(id).orElseThrow(() -> merges.missing(id));
    }

    private void insistOnRole(RecordPatient told) {
        if (told.clinical() != null && !user.has(Roles.NURSE)) {
            throw new ForbiddenException();
        }
    }

    private void tell(PatientDetails about, RecordPatient told) {
        about.tell(told);
        if (told.clinical() != null) {
            about.tell(told.clinical());
        }
        details.keep(about);
    }
}
