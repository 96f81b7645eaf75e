package org.stillpoint.board;

import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.InvalidRequest;

/** The site that somebody asks about. */
final class BoardSite {

    /** As the audit trail calls it. */
    static final String KIND = "Site";

    private BoardSite() {}

    static Site of(String code, Clinic clinic) {
        if (code == null) {
            throw InvalidRequest.parameter("site", "is needed");
        }
        return clinic.plan(known -> known.site(code).isPresent())
                .site(code)
                .orElseThrow(() -> InvalidRequest.parameter("site", "there is no such site"));
    }
}
