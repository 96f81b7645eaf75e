package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.TimeSlot;

/** Proposes how the displaced visits of a site go on. Not a transaction: the search between its two takes seconds. */
@ApplicationScoped
class SiteRepair {

    private final RepairSearch search;
    private final Repairs repairs;
    private final Clinic clinic;

    SiteRepair(RepairSearch search, Repairs repairs, Clinic clinic) {
        this.search = search;
        this.repairs = repairs;
        this.clinic = clinic;
    }

    RepairProposalView propose(ProposeRepair request) {
        var site = clinic.plan(known -> known.site(request.site()).isPresent())
                .site(request.site())
                .filter(found -> !found.retired())
                .orElseThrow(() -> InvalidRequest.at("/site", "there is no such site"));
        return propose(site.id(), request.starts(site.zone()));
    }

    RepairProposalView propose(UUID site, TimeSlot starts) {
        return propose(RepairScope.displaced(site, starts));
    }

    RepairProposalView propose(RepairScope scope) {
        return repairs.keep(scope, search.search(scope));
    }
}
