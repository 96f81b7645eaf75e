package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;

/**
 * Keeps what a patient's gates are judged by. Whatever opens or closes a gate first waits for the bookings that rely on it, so that
 * each of them either stands before the change, and is told, or is judged after it.
 */
@ApplicationScoped
@Transactional
class RecordKeeping {

    private final KeptRecords records;
    private final PatientRecords patients;
    private final PatientMerges merges;
    private final Gates gates;
    private final AffectedAppointments affected;
    private final Audit audit;
    private final CurrentUser user;
    private final Ids ids;
    private final Clock clock;

    RecordKeeping(
            KeptRecords records,
            PatientRecords patients,
            PatientMerges merges,
            Gates gates,
            AffectedAppointments affected,
            Audit audit,
            CurrentUser user,
            Ids ids,
            Clock clock) {
        this.records = records;
        this.patients = patients;
        this.merges = merges;
        this.gates = gates;
        this.affected = affected;
        this.audit = audit;
        this.user = user;
        this.ids = ids;
        this.clock = clock;
    }

    /** Writes a record; what it says is checked by whoever makes it, who is told when it is written. */
    <R extends PatientRecord> Ended<R> add(UUID patient, Function<Recording, R> made) {
        gates.lock(patient); // Before the patient is looked for, whose record may just go over into another one.
        insistOnPatient(patient);
        var row = made.apply(new Recording(ids.next(), user.account(), clock.instant()));
        records.persist(row);
        var kind = RecordKind.of(row.getClass());
        var lost = affected.of(patient, kind.gates());
        audit.record(Deed.of(kind.recordedAction(), kind.rowKind(), row.id()).about(patient));
        return new Ended<>(row, lost);
    }

    <R extends PatientRecord> R get(Class<R> type, UUID patient, UUID id) {
        var row = records.find(type, patient, id).orElseThrow(() -> merges.missing(patient));
        var kind = RecordKind.of(type);
        audit.record(Deed.of(kind.readAction(), kind.rowKind(), id).about(patient));
        return row;
    }

    /** Newest first. */
    <R extends PatientRecord> Page<R> list(Class<R> type, UUID patient, PageRequest page) {
        insistOnPatient(patient);
        var found = Page.of(records.ofPatient(type, patient, page), page.limit(), KeptRecords::cursor);
        var kind = RecordKind.of(type);
        audit.record(Deed.of(kind.listedAction(), kind.rowKind())
                .about(patient)
                .showing(found.items().size()));
        return found;
    }

    /** Revokes, withdraws, ends or clears it, for good. */
    <R extends PatientRecord> Ended<R> end(Class<R> type, UUID patient, UUID id, EndRecord request) {
        gates.lock(patient);
        var row = records.find(type, patient, id).orElseThrow(() -> merges.missing(patient));
        row.end(user.account().orElseThrow(), request.reason(), clock.instant());
        records.flush();
        var kind = RecordKind.of(type);
        var lost = affected.of(patient, kind.gates());
        audit.record(
                Deed.of(kind.endedAction(), kind.rowKind(), id).about(patient).because(request.reason()));
        return new Ended<>(row, lost);
    }

    private void insistOnPatient(UUID patient) {
        patients.findByIdOptional(patient).orElseThrow(() -> merges.missing(patient));
    }
}
