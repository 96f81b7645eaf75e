package org.stillpoint.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.outcome.Suppression.Group;
import org.stillpoint.outcome.Suppression.Share.Above;
import org.stillpoint.outcome.Suppression.Share.Below;
import org.stillpoint.outcome.Suppression.Share.Between;
import org.stillpoint.outcome.Suppression.Share.Exactly;
import org.stillpoint.outcome.Suppression.Share.Hidden;
import org.stillpoint.outcome.TrendView.LineCode;

class SuppressionTest {

    private static final LineCode RESPONDED = LineCode.RESPONSE;

    private final Suppression suppression = new Suppression(10, 5);

    /** Each of another patient. */
    private static List<CourseResult> results(int responded, int others, int missing) {
        var results = new ArrayList<CourseResult>();
        for (int i = 0; i < responded + others; i++) {
            results.add(new CourseResult(
                    UUID.randomUUID(),
                    OptionalInt.of(9),
                    Set.of(RESPONDED),
                    i < responded ? Set.of(RESPONDED) : Set.of()));
        }
        for (int i = 0; i < missing; i++) {
            results.add(CourseResult.missing(UUID.randomUUID()));
        }
        return results;
    }

    private static Group group(int responded, int others) {
        return new Group(results(responded, others, 0), true);
    }

    /** Some of whom could not respond. */
    private static List<CourseResult> leaving(int out, int responded, int others) {
        var results = results(responded, others, 0);
        for (int i = 0; i < out; i++) {
            results.add(CourseResult.of(UUID.randomUUID(), 0));
        }
        return results;
    }

    private static Group groupLeaving(int out, int responded, int others) {
        return new Group(leaving(out, responded, others), true);
    }

    @Test
    void noShareIsBelowMoreThanAHundred() {
        for (int reached = 5; reached <= 11; reached++) {
            var results = new ArrayList<>(leaving(1, reached, 16 - reached));
            results.add(CourseResult.missing(UUID.randomUUID()));
            var share = suppression.share(results, RESPONDED);
            assertThat(share instanceof Between(int above, int below) ? below : 100)
                    .as("%s reached", reached)
                    .isLessThanOrEqualTo(100);
            assertThat(share).as("%s reached", reached).isInstanceOfAny(Between.class, Above.class);
        }
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

    private static Group of(int measured, int missing, int notDue) {
        return new Group(results(measured / 2, measured - measured / 2, missing), results(0, 0, notDue), true);
    }

    private ToldCounts told(int measured, int missing, int notDue) {
        return suppression.counts(of(measured, missing, notDue));
    }

    @Test
    void aCountIsToldUnlessThoseWhoAreNotInItAreFew() {
        for (int few = 1; few < 5; few++) {
            assertThat(told(20, few, 6))
                    .isEqualTo(new ToldCounts(OptionalInt.of(20 + few), OptionalInt.empty(), 20 + few, 16 + few));
            assertThat(told(20, few, 6).measured()).isEmpty();
            assertThat(told(20, 7, few).due()).isEmpty();
            assertThat(told(20, 7, few).missing()).hasValue(7);
            assertThat(told(20, 7, few).measured()).isEmpty();
        }
        for (int none : List.of(0, 5, 9)) {
            assertThat(told(20, none, 6))
                    .isEqualTo(new ToldCounts(OptionalInt.of(20 + none), OptionalInt.of(none), 20, 20));
            assertThat(told(20, 7, none).measured()).hasValue(20);
        }
    }

    /** Every number of courses that were measured within what is told answers the same. */
    @Test
    void aShareDoesNotTellHowManyWereMeasured() {
        for (int missing = 1; missing < 5; missing++) {
            var results = results(11, 24 - missing - 11, missing);
            var share = suppression.share(new Group(results, true), RESPONDED);
            assertThat(share).isEqualTo(new Between(45, 56));
        }
        assertThat(suppression.share(new Group(results(2, 20, 2), true), RESPONDED))
                .isEqualTo(new Below(25));
        assertThat(suppression.share(new Group(results(20, 2, 2), true), RESPONDED))
                .isEqualTo(new Above(75));
        assertThat(suppression.share(new Group(results(5, 5, 3), true), RESPONDED))
                .isEqualTo(new Hidden());
    }

    @Test
    void manyCoursesOfAFewWhoAreMissingLeaveNothingToBeSaidOfShares() {
        var results = results(10, 10, 0);
        var patient = UUID.randomUUID();
        for (int i = 0; i < 6; i++) {
            results.add(CourseResult.missing(patient));
        }
        assertThat(suppression.counts(new Group(results, true)).missing()).isEmpty();
        assertThat(suppression.share(new Group(results, true), RESPONDED)).isEqualTo(new Hidden());
    }

    @Test
    void aSumThatWouldTellHowManyAreMissingOfAGroupDoesNotTellIt() {
        assertThat(suppression.countsOfSum(List.of(of(20, 6, 0), of(20, 8, 0))).missing())
                .hasValue(14);
        assertThat(suppression.countsOfSum(List.of(of(20, 6, 0), of(20, 2, 0))).missing())
                .isEmpty();
        assertThat(suppression.countsOfSum(List.of(of(20, 6, 0), of(20, 2, 0))).due())
                .hasValue(48);
        assertThat(suppression.countsOfSum(List.of(of(20, 6, 0), of(20, 2, 0))).measured())
                .isEmpty();
        assertThat(suppression
                        .countsOfSum(List.of(of(20, 6, 0), of(20, 2, 0), of(20, 3, 0)))
                        .missing())
                .as("who of the two is missing is not told by it")
                .hasValue(11);
        assertThat(suppression.countsOfSum(List.of(of(20, 6, 0), of(20, 6, 3))).due())
                .isEmpty();
        assertThat(suppression.shareOfSum(List.of(of(20, 6, 0), of(20, 2, 0)), RESPONDED))
                .isEqualTo(new Hidden());
    }

    @Test
    void manyCoursesOfFewPatientsAreAboutFew() {
        var patient = UUID.randomUUID();
        var results = results(8, 0, 0);
        for (int i = 0; i < 5; i++) {
            results.add(CourseResult.of(patient, 3));
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

    @Test
    void aShareIsOfThoseWhoCouldReachIt() {
        var results = leaving(10, 6, 6);
        assertThat(suppression.share(results, RESPONDED)).isEqualTo(new Exactly(50));
        assertThat(suppression.leftOut(results, RESPONDED)).hasValue(10);
        assertThat(suppression.leftOut(leaving(0, 6, 6), RESPONDED)).hasValue(0);
        assertThat(suppression.share(leaving(5, 2, 18), RESPONDED)).isEqualTo(new Below(25));
        assertThat(suppression.share(leaving(5, 18, 2), RESPONDED)).isEqualTo(new Above(75));
    }

    @Test
    void tooFewWhoCouldReachItAreNotToldOf() {
        assertThat(suppression.share(leaving(20, 4, 5), RESPONDED)).isEqualTo(new Hidden());
        assertThat(suppression.share(leaving(20, 5, 5), RESPONDED)).isEqualTo(new Exactly(50));
        assertThat(suppression.leftOut(leaving(20, 2, 2), RESPONDED)).isEmpty();
        assertThat(suppression.leftOut(leaving(20, 0, 0), RESPONDED)).hasValue(20);
    }

    /** Whoever looks at it learns no more than that there are some, whether it is one or four. */
    @Test
    void whereFewAreLeftOutTheShareIsToldByBoundsThatAreTheSameForEverySuchNumber() {
        for (int out = 1; out < 5; out++) {
            assertThat(suppression.leftOut(leaving(out, 8, 20 - out), RESPONDED))
                    .isEmpty();
            assertThat(suppression.share(leaving(out, 8, 20 - out), RESPONDED)).isEqualTo(new Between(28, 34));
            assertThat(suppression.share(leaving(out, 3, 25 - out), RESPONDED)).isEqualTo(new Below(21));
            assertThat(suppression.share(leaving(out, 25 - out, 3), RESPONDED)).isEqualTo(new Above(79));
        }
    }

    @Test
    void theTrueShareIsBetweenTheBounds() {
        for (int reached = 5; reached <= 20; reached++) {
            for (int out = 1; out < 5; out++) {
                var share = (Between) suppression.share(leaving(out, reached, 30 - reached - out), RESPONDED);
                assertThat(100.0 * reached / (30 - out))
                        .isGreaterThan(share.above())
                        .isLessThan(share.below());
            }
        }
    }

    @Test
    void fewPeopleOfManyCoursesWhoAreLeftOutLeaveNothingToTell() {
        var results = results(10, 10, 0);
        var one = UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            results.add(CourseResult.of(one, 0));
        }
        assertThat(suppression.share(results, RESPONDED)).isEqualTo(new Hidden());
    }

    /** Else the sum less the protocols that are told would be the few who are left out of one. */
    @Test
    void theSumSaysNoMoreOfWhoIsLeftOutThanItsProtocols() {
        var sum = List.of(groupLeaving(6, 8, 8), groupLeaving(2, 8, 8));
        assertThat(suppression.share(sum.getLast().results(), RESPONDED)).isEqualTo(new Between(44, 58));
        assertThat(suppression.leftOutOfSum(sum, RESPONDED)).isEmpty();
        assertThat(suppression.shareOfSum(sum, RESPONDED)).isEqualTo(new Between(47, 54));
        var other = List.of(groupLeaving(6, 8, 8), groupLeaving(3, 8, 7));
        assertThat(suppression.shareOfSum(other, RESPONDED)).isEqualTo(new Between(47, 54));
        var exact = List.of(groupLeaving(6, 8, 8), groupLeaving(5, 8, 8));
        assertThat(suppression.shareOfSum(exact, RESPONDED)).isEqualTo(new Exactly(50));
        assertThat(suppression.leftOutOfSum(exact, RESPONDED)).hasValue(11);
        var small = List.of(groupLeaving(2, 8, 8), groupLeaving(0, 1, 14));
        assertThat(suppression.shareOfSum(small, RESPONDED)).isEqualTo(new Hidden());
        // The 8 who are left out of the last two, less the 6 who are told, would be the 2.
        var two = List.of(groupLeaving(0, 8, 8), groupLeaving(2, 3, 20), groupLeaving(6, 3, 20));
        assertThat(suppression.leftOut(two.getLast().results(), RESPONDED)).hasValue(6);
        assertThat(suppression.shareOfSum(two, RESPONDED)).isEqualTo(new Hidden());
        assertThat(suppression.leftOutOfSum(two, RESPONDED)).isEmpty();
    }
}
