package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.stillpoint.platform.NotFound;
import org.stillpoint.security.Audit;
import org.stillpoint.security.Deed;

/** Shows clinicians what patients said. */
@ApplicationScoped
@Transactional
class CheckInDesk {

    private final FollowUps followUps;
    private final CheckIns checkIns;
    private final Audit audit;

    CheckInDesk(FollowUps followUps, CheckIns checkIns, Audit audit) {
        this.followUps = followUps;
        this.checkIns = checkIns;
        this.audit = audit;
    }

    /** Refuses with {@link NotFound} as long as there is none. */
    CheckInView read(UUID id) {
        var checkIn = checkIns.findByIdOptional(id).orElseThrow(NotFound::new);
        audit.record(
                Deed.of("CHECK_IN_READ", "FollowUp", id).about(followUps.get(id).patientId()));
        return CheckInView.of(checkIn);
    }
}
