package org.stillpoint.session;

import org.stillpoint.security.Deed;

/** What can be entered into a chart, and what the audit trail calls it. */
enum ChartKind {
    VITALS("VitalsEntry"),
    OBSERVATION("ObservationEntry"),
    ADVERSE_EVENT("AdverseEvent"),
    DOSE("Dose");

    private final String rowKind;

    ChartKind(String rowKind) {
        this.rowKind = rowKind;
    }

    /** Only while the patient is here; of adverse events one may hear the next day. */
    boolean isOfTheDay() {
        return this != ADVERSE_EVENT;
    }

    /** Where a request tells when it was. */
    String pointer() {
        return switch (this) {
            case VITALS, OBSERVATION -> "/at";
            case ADVERSE_EVENT -> "/onset";
            case DOSE -> "/start";
        };
    }

    Deed recorded(ChartEntry entry, ChartFrame frame) {
        return Deed.of("SESSION_" + name() + "_RECORDED", rowKind, entry.id()).about(frame.patient());
    }

    Deed corrected(ChartEntry wrong, ChartFrame frame, String reason) {
        return Deed.of("SESSION_" + name() + "_CORRECTED", rowKind, wrong.id())
                .about(frame.patient())
                .because(reason);
    }

    Deed ended(ChartEntry entry, Session session) {
        return Deed.of("SESSION_" + name() + "_ENDED", rowKind, entry.id()).about(session.patientId());
    }

    Deed listed(ChartFrame frame, int count) {
        return Deed.of("SESSION_" + name() + "_LISTED", rowKind)
                .about(frame.patient())
                .showing(count);
    }
}
