package org.stillpoint.security;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.MayBeAbsent;

/**
 * Whether the audit trail is as it was written.
 *
 * @param events how many rows were verified
 * @param chains the last row of each; to be kept outside of the database and given to the next verification
 */
public record VerificationView(
        boolean intact,
        long events,
        List<VerifyAudit.ChainHead> chains,

        @Schema(description = "The first 200 places that are not as they were written")
        List<BrokenPlace> broken,

        @Schema(description = "How many there are") long brokenCount) {

    /**
     * A place that is not as it was written.
     *
     * @param id of the row; absent for one that is not there any more
     */
    public record BrokenPlace(
            int chain, long number, @MayBeAbsent UUID id, Damage what) {}

    /** What is wrong there. */
    public enum Damage {
        /** The row does not have its hash. */
        ROW_CHANGED,
        /** It does not hang on the row before it. */
        LINK_BROKEN,
        /** There is none of this number. */
        ROW_MISSING,
        /** There is a second one of this number. */
        ROW_DOUBLE,
        /** The chain ends before a head that was kept. */
        TAIL_MISSING,
        /** The row has another hash than the head that was kept. */
        HEAD_DIFFERS,
        /** Nobody writes such a chain. */
        CHAIN_UNKNOWN
    }
}
