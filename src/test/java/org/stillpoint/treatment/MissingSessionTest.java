package org.stillpoint.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.treatment.CourseSample.MONDAY;
import static org.stillpoint.treatment.CourseSample.NINE;
import static org.stillpoint.treatment.CourseSample.from;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a plan says about sessions that it finds no date for. */
class MissingSessionTest {

    private static final CoursePreferences NONE = CoursePreferences.NONE;

    private static List<String> codes(CourseProposal proposal) {
        return proposal.missing().getFirst().failed().stream()
                .map(Objection::code)
                .toList();
    }

    private static CourseProposal excluded(CoursePreferences preferences) {
        var plans = from(MONDAY).prefers(preferences).plan();
        assertThat(plans).hasSize(1);
        assertThat(plans.getFirst().sessions()).isEmpty();
        assertThat(plans.getFirst().missing()).hasSize(6);
        return plans.getFirst();
    }

    @Test
    void namesWeekdaysThatExcludeEverything() {
        var sundays = new CoursePreferences(
                Set.of(DayOfWeek.SUNDAY), Set.of(), Optional.empty(), Optional.empty(), List.of(), Set.of(), Set.of());
        assertThat(codes(excluded(sundays))).contains("WEEKDAYS");
    }

    @Test
    void namesPartsOfTheDayThatExcludeEverything() {
        var evenings = new CoursePreferences(
                Set.of(), Set.of(DayPart.EVENING), Optional.empty(), Optional.empty(), List.of(), Set.of(), Set.of());
        assertThat(codes(excluded(evenings))).contains("DAY_PARTS");
    }

    @Test
    void namesTimesThatExcludeEverything() {
        var late = new CoursePreferences(
                Set.of(), Set.of(), Optional.of(LocalTime.of(9, 1)), Optional.empty(), List.of(), Set.of(), Set.of());
        assertThat(codes(excluded(late))).contains("NOT_BEFORE").doesNotContain("NOT_AFTER");
        var early = new CoursePreferences(
                Set.of(), Set.of(), Optional.empty(), Optional.of(LocalTime.of(8, 59)), List.of(), Set.of(), Set.of());
        assertThat(codes(excluded(early))).contains("NOT_AFTER").doesNotContain("NOT_BEFORE");
    }

    @Test
    void namesDatesAwayThatExcludeEverything() {
        var away = new CoursePreferences(
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(new DateSpan(MONDAY, MONDAY.plusDays(90))),
                Set.of(),
                Set.of());
        assertThat(codes(excluded(away))).contains("DATES_AWAY");
    }

    @Test
    void namesAvoidedPractitionersWhoExcludeEverything() {
        var avoiding = new CoursePreferences(
                Set.of(), Set.of(), Optional.empty(), Optional.empty(), List.of(), Set.of(), Set.of(new UUID(0, 3)));
        var clinic = from(MONDAY).prefers(avoiding);
        for (int day = 0; day < 80; day++) {
            clinic.free(MONDAY.plusDays(day), FreeStart.Serving.ONLY_AVOIDED, NINE);
        }
        assertThat(clinic.best().sessions()).isEmpty();
        assertThat(codes(clinic.best())).contains("AVOIDED_PRACTITIONERS");
    }

    @Test
    void aPreferenceThatBreaksNothingIsNotNamed() {
        var mondays = new CoursePreferences(
                Set.of(DayOfWeek.MONDAY),
                Set.of(DayPart.MORNING),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Set.of(),
                Set.of());
        var best = from(MONDAY).prefers(mondays).best();
        assertThat(best.missing()).hasSize(3);
        assertThat(codes(best)).contains("WEEKDAYS").doesNotContain("DAY_PARTS");
    }

    @Test
    void placesAsManyAsCanBeWhenAWeekIsClosedAndTellsWhichDaysHaveNothingFree() {
        var best = from(MONDAY)
                .startsWithin(0)
                .closed(MONDAY.plusDays(7), MONDAY.plusDays(13))
                .best();
        assertThat(best.complete()).isFalse();
        assertThat(best.sessions()).hasSize(4);
        assertThat(best.missing()).extracting(each -> each.wish().number()).containsExactly(3, 4);
        var missing = best.missing().getFirst();
        assertThat(codes(best)).contains("NOTHING_FREE");
        assertThat(missing.due()).isEqualTo(new DateSpan(MONDAY.plusDays(7), MONDAY.plusDays(13)));
        assertThat(missing.daysWithoutSlot()).hasSize(7).contains(MONDAY.plusDays(9));
    }

    @Test
    void theNearestAlternativesKeepSpacingAndSayThatTheyAreOutOfRhythm() {
        var best = from(MONDAY)
                .startsWithin(0)
                .closed(MONDAY.plusDays(7), MONDAY.plusDays(13))
                .best();
        var alternatives = best.missing().getFirst().alternatives();
        assertThat(alternatives).isNotEmpty();
        assertThat(alternatives.getFirst().breaks()).extracting(Objection::code).containsExactly("RHYTHM");
        assertThat(alternatives).allSatisfy(each -> assertThat(CourseSample.days(best))
                .doesNotContain(each.day(), each.day().plusDays(1), each.day().minusDays(1)));
    }

    @Test
    void anAlternativeThatOnlyBreaksAPreferenceNamesIt() {
        var mondays = new CoursePreferences(
                Set.of(DayOfWeek.MONDAY), Set.of(), Optional.empty(), Optional.empty(), List.of(), Set.of(), Set.of());
        var alternatives =
                from(MONDAY).prefers(mondays).best().missing().getFirst().alternatives();
        assertThat(alternatives)
                .anySatisfy(each ->
                        assertThat(each.breaks()).extracting(Objection::code).containsExactly("WEEKDAYS"));
    }

    @Test
    void aRuleOfSpacingThatFailsIsNamedWithItsDays() {
        var best = from(MONDAY)
                .startsWithin(0)
                .stands(
                        0,
                        MONDAY.minusDays(7),
                        MONDAY.minusDays(5),
                        MONDAY.minusDays(1),
                        MONDAY.plusDays(3),
                        MONDAY.plusDays(5))
                .best();
        assertThat(best.sessions()).isEmpty();
        assertThat(codes(best)).contains("MIN_GAP");
        assertThat(best.missing().getFirst().failed().getFirst().why()).contains(MONDAY.toString());
    }

    private static CourseSample twoOnMondayAndWednesday() {
        return from(MONDAY)
                .startsWithin(0)
                .course(CourseSample.step(CoursePhase.INDUCTION, "DOSE", new Rhythm.PerWeek(1, 2)))
                .closed(MONDAY.plusDays(1), MONDAY.plusDays(1))
                .closed(MONDAY.plusDays(3), MONDAY.plusDays(90));
    }

    @Test
    void aSessionThatIsNearAnotherRouteKeepsItsDistanceToThoseThatAreNotNear() {
        assertThat(twoOnMondayAndWednesday().best().complete()).isTrue();
        var best = twoOnMondayAndWednesday()
                .beside(new RouteFloor(4, 7, true), MONDAY.minusDays(5))
                .best();
        assertThat(best.sessions()).hasSize(1);
        assertThat(codes(best)).contains("MIN_GAP");
    }

    @Test
    void aSessionThatIsNearAnotherRouteCountsWithThoseThatAreNotNear() {
        var best = twoOnMondayAndWednesday()
                .beside(new RouteFloor(1, 2, true), MONDAY.minusDays(5))
                .beside(new RouteFloor(1, 7, false), MONDAY.plusDays(4))
                .best();
        assertThat(best.sessions()).hasSize(1);
        assertThat(codes(best)).contains("MAX_PER_7_DAYS");
    }

    @Test
    void lateInAnotherSeriesThereAreFewerSessionsInAWeek() {
        var late = new Spacing(
                1,
                OptionalInt.of(3),
                OptionalInt.empty(),
                OptionalInt.empty(),
                new LateLimit(57, 1),
                ProtocolLimits.unsaid().ladderTolerances(),
                ProtocolLimits.unsaid().margins(),
                ProtocolLimits.unsaid().reviewAfter());
        assertThat(twoOnMondayAndWednesday()
                        .besideSeries(late, MONDAY.minusDays(54))
                        .best()
                        .complete())
                .isTrue();
        var best = twoOnMondayAndWednesday()
                .besideSeries(late, MONDAY.minusDays(57))
                .best();
        assertThat(best.sessions()).hasSize(1);
        assertThat(codes(best)).contains("AFTER_DAY_57");
    }

    @Test
    void complainsOfNothingWhenItIsComplete() {
        assertThat(from(MONDAY).prefers(NONE).best().missing()).isEmpty();
    }
}
