package org.stillpoint.treatment;

import java.util.List;
import java.util.OptionalInt;

/**
 * How far a patient's treatments are apart, in local days of the site.
 *
 * @param minGapDays from one treatment to the next at least; 2 allows Monday and Wednesday and refuses Monday and Tuesday
 * @param maxPerRolling7Days in any seven days in a row at most
 * @param warnGapDays a longer gap is warned of
 * @param lapseDays after a longer gap a review comes first
 * @param ladderTolerances by rising rungs, at least one
 * @param reviewAfter when a review between two phases is held, in days after the last session; as the follow-ups have it
 */
public record Spacing(
        int minGapDays,
        OptionalInt maxPerRolling7Days,
        OptionalInt warnGapDays,
        OptionalInt lapseDays,
        LateLimit late,
        List<LadderTolerance> ladderTolerances,
        PlanMargins margins,
        DaySpan reviewAfter) {

    /** Of a protocol that says no more. */
    Spacing(int minGapDays, OptionalInt maxPerRolling7Days, OptionalInt warnGapDays, OptionalInt lapseDays) {
        this(
                minGapDays,
                maxPerRolling7Days,
                warnGapDays,
                lapseDays,
                ProtocolLimits.unsaid().late(),
                ProtocolLimits.unsaid().ladderTolerances(),
                ProtocolLimits.unsaid().margins(),
                ProtocolLimits.unsaid().reviewAfter());
    }

    /** Without what is said about long gaps. */
    Spacing distances() {
        return new Spacing(
                minGapDays,
                maxPerRolling7Days,
                OptionalInt.empty(),
                OptionalInt.empty(),
                late,
                ladderTolerances,
                margins,
                reviewAfter);
    }

    /** In days, earlier or later than a rung of a ladder has it. */
    int tolerance(int rungDays) {
        return ladderTolerances.stream()
                .filter(each -> rungDays <= each.upToDays())
                .findFirst()
                .orElseGet(ladderTolerances::getLast)
                .days();
    }
}
