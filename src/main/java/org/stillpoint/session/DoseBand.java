package org.stillpoint.session;

import java.math.BigDecimal;

/**
 * Between which amounts a dose is plausible.
 *
 * @param ofLabel nobody goes beyond it
 */
record DoseBand(
        Drug drug,
        DoseUnit unit,
        BigDecimal least,
        BigDecimal most,
        BigDecimal mostPerSession,
        boolean ofLabel,
        String source) {

    boolean has(BigDecimal amount) {
        return amount.compareTo(least) >= 0 && amount.compareTo(most) <= 0;
    }
}
