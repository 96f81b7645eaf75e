package org.stillpoint.outcome;

import java.util.Optional;

/**
 * From when on a change says something.
 *
 * @param responsePercent so much or more below the baseline is a response, in percent of the baseline
 * @param remissionBelow a total below this is a remission, after a baseline that was not
 * @param pointsThatMatter so many points or more of difference from the baseline matter
 */
public record ChangeRule(
        Optional<Integer> responsePercent, Optional<Integer> remissionBelow, Optional<Integer> pointsThatMatter) {}
