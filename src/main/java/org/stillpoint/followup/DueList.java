package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.patient.Patients;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;
import org.stillpoint.security.Roles;

/**
 * Shows staff what is to be done. Changes nothing, so it needs no transaction: one look and one row of the audit trail, each a round
 * trip of its own.
 */
@ApplicationScoped
class DueList {

    private final DueQuery query;
    private final FollowUpViews views;
    private final Clinic clinic;
    private final CurrentUser user;
    private final Patients patients;
    private final Audit audit;
    private final Clock clock;

    DueList(
            DueQuery query,
            FollowUpViews views,
            Clinic clinic,
            CurrentUser user,
            Patients patients,
            Audit audit,
            Clock clock) {
        this.query = query;
        this.views = views;
        this.clinic = clinic;
        this.user = user;
        this.patients = patients;
        this.audit = audit;
        this.clock = clock;
    }

    /** The most urgent first. */
    Page<FollowUpView> of(FollowUpFilter filter, PageRequest page) {
        var site = Optional.ofNullable(filter.site).map(this::site);
        var after = page.rawAfter().map(FollowUpCursor::decode);
        var found = Page.of(
                query.page(filter, site, clock.instant(), after, page.limit() + 1, user.has(Roles.NURSE)),
                page.limit(),
                last -> new FollowUpCursor(
                                (short) last.priority(), last.window().due(), last.id())
                        .encode());
        if (found.items().isEmpty()) {
            filter.ofPatient().ifPresent(patients::insistNotMerged);
        }
        audit.record(Deed.of("FOLLOW_UPS_LISTED", "FollowUp")
                .about(found.items().stream()
                        .map(ShownFollowUp::patient)
                        .distinct()
                        .toList())
                .showing(found.items().size()));
        return new Page<>(views.of(found.items()), found.next());
    }

    private UUID site(String code) {
        return clinic.plan(known -> known.site(code).isPresent())
                .site(code)
                .map(Site::id)
                .orElseThrow(() -> InvalidRequest.parameter("site", "there is no such site"));
    }
}
