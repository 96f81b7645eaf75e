package org.stillpoint.patient;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * Why a record can not be erased now.
 *
 * @param until when that ends by itself; null where somebody has to end it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErasureObstacle(Code code, Instant until) {

    public enum Code {
        /** Records of treatment are kept for some years. */
        RETENTION_DUTY,
        /** Somebody may need it; a manager releases it. */
        LEGAL_HOLD,
        /** Somebody may be in danger, and no clinician has cleared that. */
        CRISIS_OPEN,
        /** The patient has a visit ahead of them: cancel it first. */
        UPCOMING_APPOINTMENT
    }

    public static ErasureObstacle crisis() {
        return new ErasureObstacle(Code.CRISIS_OPEN, null);
    }

    public static ErasureObstacle legalHold() {
        return new ErasureObstacle(Code.LEGAL_HOLD, null);
    }
}
