package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;

/** Keeps which sites the REMS of esketamine has certified, and for how long. */
@ApplicationScoped
@Transactional
class RemsCertifications {

    private static final RecordKind KIND = RecordKind.REMS_CERTIFICATION;

    private final KeptRecords records;
    private final PatientFiles files;
    private final AffectedAppointments affected;
    private final Clinic clinic;
    private final Audit audit;
    private final CurrentUser user;
    private final Ids ids;
    private final Clock clock;

    RemsCertifications(
            KeptRecords records,
            PatientFiles files,
            AffectedAppointments affected,
            Clinic clinic,
            Audit audit,
            CurrentUser user,
            Ids ids,
            Clock clock) {
        this.records = records;
        this.files = files;
        this.affected = affected;
        this.clinic = clinic;
        this.audit = audit;
        this.user = user;
        this.ids = ids;
        this.clock = clock;
    }

    RemsCertificationView certify(String code, RecordRemsCertification request) {
        var site = site(code);
        ClinicalRecords.insistOnOrder(request.from(), request.until());
        var row = new RemsCertification(site.id(), new Recording(ids.next(), user.account(), clock.instant()), request);
        records.persist(row);
        audit.record(Deed.of(KIND.recordedAction(), KIND.rowKind(), row.id()));
        return RemsCertificationView.of(row, site);
    }

    RemsCertificationView get(String code, UUID id) {
        var site = site(code);
        return RemsCertificationView.of(find(site, id), site);
    }

    /** Newest first. */
    Page<RemsCertificationView> list(String code, PageRequest page) {
        var site = site(code);
        return Page.of(records.ofSite(site.id(), page), page.limit(), KeptRecords::cursor)
                .map(row -> RemsCertificationView.of(row, site));
    }

    /** For good, and at once; waits for the bookings that rely on it. */
    RemsCertificationView end(String code, UUID id, EndRecord request) {
        var site = site(code);
        files.lock(site);
        var row = find(site, id);
        row.end(user.account().orElseThrow(), request.reason(), clock.instant());
        records.flush();
        var lost = affected.at(site, KIND.gates());
        audit.record(Deed.of(KIND.endedAction(), KIND.rowKind(), id).because(request.reason()));
        return RemsCertificationView.of(new Ended<>(row, lost), site);
    }

    private RemsCertification find(Site site, UUID id) {
        return records.certification(site.id(), id).orElseThrow(NotFound::new);
    }

    private Site site(String code) {
        return clinic.plan(known -> known.site(code).isPresent()).site(code).orElseThrow(NotFound::new);
    }
}
