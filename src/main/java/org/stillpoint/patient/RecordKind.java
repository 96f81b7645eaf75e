package org.stillpoint.patient;

import java.util.Arrays;
import java.util.List;

/** The kinds of records that gates are judged by: which gate each speaks for, and what its end is called. */
enum RecordKind {
    CONSENT(Consent.class, RecordGate.CONSENT_SIGNED, "REVOKED"),
    /** Which consent a visit needs follows from what the newest clearance is for. */
    CLEARANCE(Clearance.class, List.of(RecordGate.CLEARANCE, RecordGate.CONSENT_SIGNED), "WITHDRAWN"),
    EVALUATION(Evaluation.class, RecordGate.EVALUATION_CURRENT, "WITHDRAWN"),
    SCREENING_REVIEW(ScreeningReview.class, RecordGate.SCREENING_REVIEWED, "WITHDRAWN"),
    REMS_ENROLMENT(RemsEnrolment.class, RecordGate.REMS_PATIENT_ENROLLED, "ENDED"),
    REMS_CERTIFICATION(RemsCertification.class, RecordGate.REMS_SITE_ACTIVE, "ENDED"),
    CRISIS_FLAG(CrisisFlag.class, RecordGate.CRISIS_FLAG_CLEAR, "CLEARED");

    private final Class<? extends KeptRecord> type;
    private final List<RecordGate> gates;
    private final String ended;

    RecordKind(Class<? extends KeptRecord> type, RecordGate gate, String ended) {
        this(type, List.of(gate), ended);
    }

    RecordKind(Class<? extends KeptRecord> type, List<RecordGate> gates, String ended) {
        this.type = type;
        this.gates = gates;
        this.ended = ended;
    }

    static RecordKind of(Class<? extends KeptRecord> type) {
        return Arrays.stream(values())
                .filter(kind -> kind.type.equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** Those that may be lost with such a record. */
    List<RecordGate> gates() {
        return gates;
    }

    /** As the audit trail calls a row of it. */
    String rowKind() {
        return type.getSimpleName();
    }

    String recordedAction() {
        return name() + "_RECORDED";
    }

    String readAction() {
        return name() + "_READ";
    }

    String listedAction() {
        return name() + "S_READ";
    }

    String endedAction() {
        return name() + "_" + ended;
    }
}
