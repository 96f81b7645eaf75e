package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;

/** Places and releases legal holds on patients' records. */
@ApplicationScoped
@Transactional
class LegalHolds {

    private static final String KIND = "LegalHold";

    private final KeptRecords records;
    private final PatientRecords patients;
    private final PatientMerges merges;
    private final Gates gates;
    private final Audit audit;
    private final CurrentUser user;
    private final Ids ids;
    private final Clock clock;

    LegalHolds(
            KeptRecords records,
            PatientRecords patients,
            PatientMerges merges,
            Gates gates,
            Audit audit,
            CurrentUser user,
            Ids ids,
            Clock clock) {
        this.records = records;
        this.patients = patients;
        this.merges = merges;
        this.gates = gates;
        this.audit = audit;
        this.user = user;
        this.ids = ids;
        this.clock = clock;
    }

    /** Waits for an erasure that has begun; none begins before this is done. */
    LegalHoldView place(UUID patient, StatedReason why) {
        gates.lock(patient);
        insistOnPatient(patient);
        var hold = new LegalHold(patient, new Recording(ids.next(), user.account(), clock.instant()), why.reason());
        records.persist(hold);
        audit.record(
                Deed.of("LEGAL_HOLD_PLACED", KIND, hold.id()).about(patient).because(why.reason()));
        return LegalHoldView.of(hold);
    }

    /** For good; a new reason is a new hold. */
    LegalHoldView release(UUID patient, UUID id, StatedReason why) {
        var hold = records.find(LegalHold.class, patient, id).orElseThrow(() -> merges.missing(patient));
        hold.end(user.account().orElseThrow(), why.reason(), clock.instant());
        records.flush();
        audit.record(Deed.of("LEGAL_HOLD_RELEASED", KIND, id).about(patient).because(why.reason()));
        return LegalHoldView.of(hold);
    }

    LegalHoldView get(UUID patient, UUID id) {
        var hold = records.find(LegalHold.class, patient, id).orElseThrow(() -> merges.missing(patient));
        audit.record(Deed.of("LEGAL_HOLD_READ", KIND, id).about(patient));
        return LegalHoldView.of(hold);
    }

    Page<LegalHoldView> list(UUID patient, PageRequest page) {
        insistOnPatient(patient);
        var found = Page.of(records.ofPatient(LegalHold.class, patient, page), page.limit(), KeptRecords::cursor);
        audit.record(Deed.of("LEGAL_HOLDS_READ", KIND)
                .about(patient)
                .showing(found.items().size()));
        return found.map(LegalHoldView::of);
    }

    private void insistOnPatient(UUID patient) {
        patients.findByIdOptional(patient).orElseThrow(() -> merges.missing(patient));
    }
}
