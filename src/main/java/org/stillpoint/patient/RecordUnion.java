package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;

/** Puts into one record what two say. Where both have one thing that differs, the survivor's stays. */
@ApplicationScoped
class RecordUnion {

    private final PatientRecords records;
    private final DetailsRows details;
    private final ContactBook contacts;

    RecordUnion(PatientRecords records, DetailsRows details, ContactBook contacts) {
        this.records = records;
        this.details = details;
        this.contacts = contacts;
    }

    /** Nothing of the duplicate is left. */
    void absorb(Patient survivor, Patient duplicate) {
        var sameZone = survivor.absorb(duplicate);
        contacts.move(duplicate.id(), survivor.id(), sameZone);
        var told = details.of(survivor.id());
        told.absorb(details.of(duplicate.id()));
        details.keep(told);
        details.deleteById(duplicate.id());
        records.flush(); // what referred to the duplicate goes first
        records.delete(duplicate);
    }
}
