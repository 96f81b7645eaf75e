package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.stillpoint.security.Audit;
import org.stillpoint.security.Deed;
import org.stillpoint.security.KeyKind;
import org.stillpoint.security.PersonalKeys;

/** Gives patients keys to what is theirs, and takes them back. */
@ApplicationScoped
@Transactional
class PatientKeys implements FollowsPatient {

    private final PersonalKeys keys;
    private final PatientRecords patients;
    private final PatientMerges merges;
    private final Audit audit;
    private final Event<PatientKeysRevoked> revoked;
    private final Clock clock;

    PatientKeys(
            PersonalKeys keys,
            PatientRecords patients,
            PatientMerges merges,
            Audit audit,
            Event<PatientKeysRevoked> revoked,
            Clock clock) {
        this.keys = keys;
        this.patients = patients;
        this.merges = merges;
        this.audit = audit;
        this.revoked = revoked;
        this.clock = clock;
    }

    PatientKeyView issue(UUID patient, IssuePatientKey request) {
        insistOnPatient(patient);
        var expiresAt = clock.instant().plus(Duration.ofDays(request.forDays()));
        var key = keys.issue(KeyKind.PATIENT, patient, expiresAt);
        audit.record(Deed.of("PATIENT_KEY_ISSUED", "Patient", patient).about(patient));
        return new PatientKeyView(patient, key, expiresAt);
    }

    void revoke(UUID patient) {
        insistOnPatient(patient);
        keys.revoke(KeyKind.PATIENT, patient);
        revoked.fire(new PatientKeysRevoked(patient));
        audit.record(Deed.of("PATIENT_KEYS_REVOKED", "Patient", patient).about(patient));
    }

    @Override
    public void follow(UUID duplicate, UUID survivor) {
        keys.handOver(KeyKind.PATIENT, duplicate, survivor);
    }

    private void insistOnPatient(UUID patient) {
        patients.findByIdOptional(patient).orElseThrow(() -> merges.missing(patient));
    }
}
