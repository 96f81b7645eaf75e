package org.stillpoint.patient;

import java.util.List;
import org.stillpoint.platform.Refusal;

/** Something still asks for the record to be kept. */
final class ErasureNotAllowed extends Refusal {

    private static final long serialVersionUID = 1L;

    ErasureNotAllowed(List<ErasureObstacle> reasons) {
        super(RetentionProblem.ERASURE_NOT_ALLOWED, "The record has to be kept for now.");
        with("reasons", reasons);
    }
}
