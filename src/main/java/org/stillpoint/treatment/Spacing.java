package org.stillpoint.treatment;

import java.util.OptionalInt;

/**
 * How far a patient's treatments are apart, in local days of the site.
 *
 * @param minGapDays from one treatment to the next at least; 2 allows Monday and Wednesday and refuses Monday and Tuesday
 * @param maxPerRolling7Days in any seven days in a row at most
 * @param warnGapDays a longer gap is warned of
 * @param lapseDays after a longer gap a review comes first
 */
public record Spacing(int minGapDays, OptionalInt maxPerRolling7Days, OptionalInt warnGapDays, OptionalInt lapseDays) {}
