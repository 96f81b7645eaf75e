package org.stillpoint.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.stillpoint.outcome.Suppression.Group;
import org.stillpoint.outcome.Suppression.Share.Above;
import org.stillpoint.outcome.Suppression.Share.Below;
import org.stillpoint.outcome.Suppression.Share.Exactly;
import org.stillpoint.outcome.Suppression.Share.Hidden;
import org.stillpoint.outcome.TrendView.LineCode;

class SuppressionTest {

    private static final Predicate<CourseResult> RESPONDED =
            result -> result.reached().contains(LineCode.RESPONSE);

    private final Suppression suppression = new Suppression(10, 5);

    /** Each of another patient. */
    private static List<CourseResult> results(int responded, int others, int missing) {
        var results = new ArrayList<CourseResult>();
        for (int i = 0; i < responded + others; i++) {
            results.add(new CourseResult(
                    UUID.randomUUID(), OptionalInt.of(9), i < responded ? Set.of(LineCode.RESPONSE) : Set.of()));
        }
        for (int i = 0; i < missing; i++) {
            results.add(CourseResult.missing(UUID.randomUUID()));
        }
        return results;
    }

    private static Group group(int responded, int others) {
        return new Group(results(responded, others, 0), true);
    }

    @Test
    void aGroupOfTooFewIsHidden() {
        assertThat(suppression.shows(results(9, 0, 0))).isFalse();
        assertThat(suppression.shows(results(10, 0, 0))).isTrue();
        assertThat(suppression.shows(List.of())).isTrue();
    }

    @Test
    void aGroupOfWhomTooFewWereMeasuredIsHidden() {
        assertThat(suppression.shows(results(9, 0, 20))).isFalse();
        assertThat(suppression.shows(results(0, 0, 20))).isTrue();
        assertThat(suppression.shows(results(0, 0, 9))).isFalse();
    }

    @Test
    void manyCoursesOfFewPatientsAreAboutFew() {
        var patient = UUID.randomUUID();
        var results = results(8, 0, 0);
        for (int i = 0; i < 5; i++) {
            results.add(new CourseResult(patient, OptionalInt.of(3), Set.of()));
        }
        assertThat(results).hasSize(13);
        assertThat(suppression.shows(results)).isFalse();
    }

    @Test
    void theSumIsHiddenIfItsDifferenceFromWhatIsShownIsAboutTooFew() {
        assertThat(suppression.showsSum(List.of(group(8, 8), group(2, 2)))).isFalse();
        assertThat(suppression.showsSum(List.of(group(8, 8), group(2, 2), group(3, 3))))
                .isTrue();
        assertThat(suppression.showsSum(List.of(group(8, 8), group(7, 7)))).isTrue();
        assertThat(suppression.showsSum(List.of(group(8, 8), group(0, 0)))).isTrue();
    }

    @Test
    void aProtocolThatIsNotToldOfCountsAsHiddenWhereItsGroupIsEmpty() {
        var closed = new Group(results(12, 0, 0), false);
        assertThat(suppression.showsSum(List.of(group(8, 8), closed))).isTrue();
        var few = new Group(results(4, 0, 0), false);
        assertThat(suppression.showsSum(List.of(group(8, 8), few))).isFalse();
    }

    @Test
    void aShareIsExactWhereBothPartsAreLargeEnough() {
        assertThat(suppression.share(results(5, 5, 0), RESPONDED)).isEqualTo(new Exactly(50));
        assertThat(suppression.share(results(5, 10, 7), RESPONDED)).isEqualTo(new Exactly(33));
    }

    @Test
    void aSmallPartIsToldByABoundThatIsTheSameForEverySmallPart() {
        assertThat(suppression.share(results(0, 20, 0), RESPONDED)).isEqualTo(new Below(25));
        assertThat(suppression.share(results(4, 16, 0), RESPONDED)).isEqualTo(new Below(25));
        assertThat(suppression.share(results(16, 4, 0), RESPONDED)).isEqualTo(new Above(75));
        assertThat(suppression.share(results(20, 0, 0), RESPONDED)).isEqualTo(new Above(75));
    }

    @Test
    void nothingIsToldOfWhomNobodyMeasured() {
        assertThat(suppression.share(results(0, 0, 30), RESPONDED)).isEqualTo(new Hidden());
        assertThat(suppression.share(results(4, 4, 0), RESPONDED)).isEqualTo(new Hidden());
    }

    @Test
    void theShareOfTheSumIsHiddenIfItWouldTellOfAPartThatIsTooSmall() {
        assertThat(suppression.shareOfSum(List.of(group(8, 8), group(6, 6)), RESPONDED))
                .isEqualTo(new Exactly(50));
        assertThat(suppression.shareOfSum(List.of(group(8, 8), group(1, 14)), RESPONDED))
                .isEqualTo(new Hidden());
        assertThat(suppression.shareOfSum(List.of(group(8, 8), group(1, 14), group(7, 3)), RESPONDED))
                .isEqualTo(new Exactly(39));
    }
}
