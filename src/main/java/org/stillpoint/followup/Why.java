package org.stillpoint.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * Why there is a follow-up, in codes and numbers; what has no meaning for the rule is null.
 *
 * @param rule what it comes after: an anchor of a protocol's plan, or another reason of this package
 * @param since from when it is counted
 * @param number which session, or which of its kind, counted from 1
 * @param of how many
 * @param hours or {@code days}, after {@code since}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Why(String rule, Instant since, Integer number, Integer of, Integer hours, Integer days) {

    static Why after(String rule, Instant since, int hours) {
        return new Why(rule, since, null, null, hours, null);
    }

    /** From when on answers count for what comes after a session, or before one; else from when it can be answered. */
    Instant answersCountFrom(boolean ofSession, Instant from) {
        return ofSession || rule.equals(MaintenanceQuestions.RULE) ? since : from;
    }

    Why number(Integer which, Integer of) {
        return new Why(rule, since, which, of, hours, days);
    }
}
