package org.stillpoint.patient;

import java.util.List;
import org.stillpoint.platform.Refusal;

/** Parts of a record can not be read, and would be lost. */
final class RecordUnreadable extends Refusal {

    private static final long serialVersionUID = 1L;

    RecordUnreadable(List<String> unreadable) {
        super(PatientProblem.RECORD_UNREADABLE, "Parts of the record can not be read, and would be lost.");
        with("unreadable", unreadable);
    }
}
