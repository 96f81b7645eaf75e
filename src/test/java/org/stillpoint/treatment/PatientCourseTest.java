package org.stillpoint.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.Route;
import org.stillpoint.clinic.Site;
import org.stillpoint.patient.GateBasis;
import org.stillpoint.patient.GateQuestion;
import org.stillpoint.patient.GateState;
import org.stillpoint.patient.LiftedGate;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.treatment.PatientCourse.OpenSeries;
import org.stillpoint.treatment.PatientCourse.Treatment;

/** Days are counted from Monday 4 January 2027. */
class PatientCourseTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);
    private static final Map<Route, RouteFloor> FLOORS = Map.of(
            Route.IV_KETAMINE, new RouteFloor(2, 3, false),
            Route.IM_KETAMINE, new RouteFloor(2, 3, false),
            Route.ESKETAMINE_NASAL, new RouteFloor(2, 2, true));

    private final Site site = ClinicSample.in("America/New_York").site();
    private final List<Treatment> treatments = new ArrayList<>();
    private final List<SeriesSession> sessions = new ArrayList<>();
    private final List<CourseReview> reviews = new ArrayList<>();

    private Instant at(int day) {
        return MONDAY.plusDays(day).atTime(9, 0).toInstant(ZoneOffset.ofHours(-5));
    }

    private UUID booked(Route route, int day) {
        var id = UUID.randomUUID();
        treatments.add(new Treatment(id, route, MONDAY.plusDays(day)));
        return id;
    }

    private UUID session(int step, int day) {
        return session(step, day, SessionState.DONE);
    }

    private UUID session(int step, int day, SessionState state) {
        var id = booked(Route.IV_KETAMINE, day);
        var start = at(day);
        sessions.add(new SeriesSession(
                id, "R", step, 0, state, start, MONDAY.plusDays(day), null, false, 0, Optional.empty()));
        return id;
    }

    /** The induction, its review, and five sessions of the ladder: the last on day 59, the next one 14 days later. */
    private void upToTheFirstTwoWeeksOfTheLadder() {
        for (int day : new int[] {0, 3, 7, 10, 14, 17}) {
            session(0, day);
        }
        reviewed(1, 19);
        for (int day : new int[] {24, 31, 38, 45, 59}) {
            session(2, day);
        }
    }

    private List<String> lacks(GateQuestion question) {
        return inSeries().review(question).orElseThrow().lacks();
    }

    private GateQuestion question(Route route, int day) {
        return new GateQuestion(UUID.randomUUID(), route, site, at(day), at(-30));
    }

    private GateQuestion together(int day, int... others) {
        return new GateQuestion(
                UUID.randomUUID(),
                Route.IV_KETAMINE,
                site,
                at(day),
                at(-30),
                Set.of(),
                Arrays.stream(others).mapToObj(this::at).toList());
    }

    private PatientCourse alone() {
        return new PatientCourse(treatments, List.of(), FLOORS);
    }

    private PatientCourse inSeries() {
        return inSeries("IV_6_IN_3_WEEKS");
    }

    private PatientCourse inSeries(String shipped) {
        var protocol = ProtocolSample.of(shipped).protocol();
        var progress =
                new CourseProgress(protocol.course(), CoursePosition.START, sessions, reviews, GivenOutside.NOTHING);
        return new PatientCourse(
                treatments,
                List.of(new OpenSeries(UUID.randomUUID(), Route.IV_KETAMINE, false, protocol, progress)),
                FLOORS);
    }

    private static List<String> codes(List<SpacingFinding> findings) {
        return findings.stream()
                .map(finding -> finding.code().name())
                .distinct()
                .toList();
    }

    private void reviewed(int step, int day) {
        reviews.add(new CourseReview(
                UUID.randomUUID(), step, 0, ReviewDecision.CONTINUE, at(day), MONDAY.plusDays(day), UUID.randomUUID()));
    }

    @Test
    void aSingleVisitKeepsTheFloorOfItsRoute() {
        booked(Route.IV_KETAMINE, 0);
        assertThat(codes(alone().spacing(question(Route.IV_KETAMINE, 1)))).containsExactly("MIN_GAP");
        assertThat(alone().spacing(question(Route.IV_KETAMINE, 2))).isEmpty();
        assertThat(alone().spacing(question(Route.IV_KETAMINE, 1)).getFirst().overridable())
                .isTrue();
    }

    @Test
    void whatTheLabelOfEsketamineAsksIsNeverOverridable() {
        booked(Route.ESKETAMINE_NASAL, 0);
        var next = alone().spacing(question(Route.ESKETAMINE_NASAL, 1));
        assertThat(next).anyMatch(finding -> !finding.overridable());
        booked(Route.ESKETAMINE_NASAL, 3);
        var third = alone().spacing(question(Route.ESKETAMINE_NASAL, 5));
        assertThat(codes(third)).containsExactly("MAX_PER_7_DAYS");
        assertThat(third).noneMatch(SpacingFinding::overridable);
    }

    @Test
    void anotherRouteNextToASprayBreaksTheLabelTooAndFarAwayDoesNot() {
        booked(Route.ESKETAMINE_NASAL, 0);
        assertThat(alone().spacing(question(Route.IV_KETAMINE, 1))).anyMatch(finding -> !finding.overridable());
        assertThat(alone().spacing(question(Route.IV_KETAMINE, 14))).isEmpty();
    }

    @Test
    void onItsDayAVisitIsJudgedByThoseBeforeItAndTheLaterOneBearsTheWord() {
        for (int day : new int[] {0, 1, 3, 4}) {
            booked(Route.IV_KETAMINE, day);
        }
        var second = treatments.get(1).appointment();
        var first = treatments.getFirst().appointment();
        var question = question(Route.IV_KETAMINE, 0).asAppointment(first);
        assertThat(codes(alone().spacing(question))).containsExactly("MIN_GAP", "MAX_PER_7_DAYS");
        assertThat(alone().spacing(question.onItsDay())).isEmpty();
        assertThat(codes(alone().spacing(question(Route.IV_KETAMINE, 1)
                        .asAppointment(second)
                        .onItsDay())))
                .containsExactly("MIN_GAP");
    }

    @Test
    void onItsDayAVisitIsStillJudgedByAnotherOfThatDay() {
        var first = booked(Route.IV_KETAMINE, 0);
        booked(Route.IM_KETAMINE, 0);
        assertThat(codes(alone().spacing(question(Route.IV_KETAMINE, 0)
                        .asAppointment(first)
                        .onItsDay())))
                .contains("MIN_GAP");
    }

    @Test
    void whatMovesIsNotInItsOwnWay() {
        var moving = booked(Route.IV_KETAMINE, 0);
        assertThat(alone().spacing(question(Route.IV_KETAMINE, 1).asAppointment(moving)))
                .isEmpty();
    }

    @Test
    void whatIsBookedTogetherCounts() {
        assertThat(codes(alone().spacing(together(3, 0, 2)))).containsExactly("MIN_GAP");
        assertThat(codes(alone().spacing(together(6, 0, 2, 4)))).containsExactly("MAX_PER_7_DAYS");
        assertThat(alone().spacing(together(7, 0, 2, 4))).isEmpty();
    }

    @Test
    void aSingleVisitIsAlsoJudgedByTheOpenSeries() {
        session(0, 0);
        session(0, 3);
        assertThat(codes(inSeries().spacing(question(Route.IV_KETAMINE, 5)))).containsExactly("WEEKLY_PATTERN");
        assertThat(codes(alone().spacing(question(Route.IV_KETAMINE, 5)))).isEmpty();
    }

    @Test
    void whatWasNearOnceIsNotHeldAgainstAFarVisit() {
        booked(Route.IV_KETAMINE, 0);
        booked(Route.IV_KETAMINE, 1);
        assertThat(alone().spacing(question(Route.IV_KETAMINE, 9))).isEmpty();
    }

    @Test
    void noVisitOfTheNextPhaseBeforeTheReview() {
        for (int day : new int[] {0, 3, 7, 10, 14, 17}) {
            session(0, day);
        }
        assertThat(inSeries()
                        .review(question(Route.IV_KETAMINE, 24))
                        .orElseThrow()
                        .lacks())
                .containsExactly("PHASE_REVIEW");
        reviewed(1, 19);
        assertThat(inSeries()
                        .review(question(Route.IV_KETAMINE, 24))
                        .orElseThrow()
                        .lacks())
                .isEmpty();
    }

    @Test
    void aSeventhOfSixThatAreBookedTogetherIsOfTheNextPhase() {
        assertThat(inSeries()
                        .review(together(17, 0, 3, 7, 10, 14))
                        .orElseThrow()
                        .lacks())
                .isEmpty();
        assertThat(inSeries()
                        .review(together(24, 0, 3, 7, 10, 14, 17))
                        .orElseThrow()
                        .lacks())
                .containsExactly("PHASE_REVIEW");
    }

    @Test
    void aTreatmentOutsideOfAFullSeriesNeedsNoReviewOfAPhaseThatIsNotOverThen() {
        var outside = booked(Route.IV_KETAMINE, 5);
        for (int day : new int[] {0, 3, 7, 10, 14, 17}) {
            session(0, day, SessionState.BOOKED);
        }
        assertThat(lacks(question(Route.IV_KETAMINE, 5).asAppointment(outside))).isEmpty();
        assertThat(lacks(question(Route.IV_KETAMINE, 20).asAppointment(outside)))
                .as("it comes after the phase")
                .containsExactly("PHASE_REVIEW");
        assertThat(lacks(question(Route.IV_KETAMINE, 12)))
                .as("one more than the phase has")
                .containsExactly("PHASE_REVIEW");
    }

    @Test
    void aCourseThatIsFullIsNotCompleteForATreatmentOutsideOfItAmongItsSessions() {
        var outside = booked(Route.IV_KETAMINE, 5);
        for (int day : new int[] {0, 3, 7, 10, 14, 17, 21, 24}) {
            session(0, day, SessionState.BOOKED);
        }
        var brief = inSeries("ESKETAMINE_MDSI");
        var within = question(Route.IV_KETAMINE, 5).asAppointment(outside);
        var beyond = question(Route.IV_KETAMINE, 27).asAppointment(outside);
        assertThat(brief.review(within).orElseThrow().lacks()).isEmpty();
        assertThat(brief.review(beyond).orElseThrow().lacks()).contains("COURSE_COMPLETE");
    }

    @Test
    void aDecisionToStopStopsNothingThatWasBeforeIt() {
        session(0, 0);
        var stop = new CourseReview(
                UUID.randomUUID(), 0, 0, ReviewDecision.STOP, at(3), MONDAY.plusDays(3), UUID.randomUUID());
        reviews.add(stop);
        var question = question(Route.IV_KETAMINE, 3);
        var now = inSeries().review(question).orElseThrow();
        assertThat(now.lacks()).containsExactly("STOPPED");
        assertThat(now.last()).contains(stop);
        var before =
                inSeries().review(question.asKnownAt(at(3).minusSeconds(1))).orElseThrow();
        assertThat(before.lacks()).isEmpty();
        assertThat(before.last()).isEmpty();
    }

    @Test
    void afterALapseAReviewComesFirst() {
        session(0, 0);
        assertThat(inSeries()
                        .review(question(Route.IV_KETAMINE, 14))
                        .orElseThrow()
                        .lacks())
                .isEmpty();
        assertThat(inSeries()
                        .review(question(Route.IV_KETAMINE, 15))
                        .orElseThrow()
                        .lacks())
                .containsExactly("LAPSE");
        reviewed(0, 10);
        assertThat(inSeries()
                        .review(question(Route.IV_KETAMINE, 15))
                        .orElseThrow()
                        .lacks())
                .as("nobody has looked at it since")
                .containsExactly("LAPSE");
        reviewed(0, 14);
        assertThat(inSeries()
                        .review(question(Route.IV_KETAMINE, 15))
                        .orElseThrow()
                        .lacks())
                .isEmpty();
    }

    @Test
    void aVisitOfTheLadderIsNotCountedBeforeItself() {
        upToTheFirstTwoWeeksOfTheLadder();
        var sixth = session(2, 73, SessionState.BOOKED);
        assertThat(lacks(question(Route.IV_KETAMINE, 77).asAppointment(sixth))).isEmpty();
        assertThat(lacks(question(Route.IV_KETAMINE, 78).asAppointment(sixth)))
                .as("14 days, and four more that its rung tolerates")
                .containsExactly("LAPSE");
    }

    @Test
    void whatIsBookedAfterAVisitOfTheLadderDoesNotMakeItsOwnGapLonger() {
        upToTheFirstTwoWeeksOfTheLadder();
        var sixth = session(2, 73, SessionState.BOOKED);
        session(2, 101, SessionState.BOOKED);
        assertThat(lacks(question(Route.IV_KETAMINE, 77).asAppointment(sixth))).isEmpty();
        assertThat(lacks(question(Route.IV_KETAMINE, 78).asAppointment(sixth))).containsExactly("LAPSE");
    }

    @Test
    void whatIsBookedTogetherBeforeAVisitOfTheLadderBringsItFurther() {
        upToTheFirstTwoWeeksOfTheLadder();
        assertThat(lacks(together(108, 73))).isEmpty();
        assertThat(lacks(together(109, 73)))
                .as("28 days, and seven more that its rung tolerates")
                .containsExactly("LAPSE");
        assertThat(lacks(together(78, 101))).containsExactly("LAPSE");
    }

    @Test
    void maintenanceGoesOnToItsNextReviewAndNotBeyond() {
        for (int day : new int[] {0, 3, 7, 10, 14, 17}) {
            session(0, day);
        }
        reviewed(1, 19);
        session(2, 24);
        for (int day = 31; day <= 108; day += 7) {
            session(2, day);
        }
        assertThat(inSeries()
                        .review(question(Route.IV_KETAMINE, 109))
                        .orElseThrow()
                        .lacks())
                .isEmpty();
        assertThat(inSeries()
                        .review(question(Route.IV_KETAMINE, 110))
                        .orElseThrow()
                        .lacks())
                .containsExactly("REVIEW_DUE");
    }

    @Test
    void anotherRouteHasNoReviewOfThisSeries() {
        session(0, 0);
        assertThat(inSeries().review(question(Route.IM_KETAMINE, 40))).isEmpty();
    }

    @Test
    void whatWasLiftedForAnotherReasonAllowsNoLapse() {
        var lapse = SpacingFinding.refusal(SpacingCode.LAPSE, "made up", List.of(MONDAY), true);
        var visit = booked(Route.IV_KETAMINE, 0);
        assertThat(allowed(visit, Optional.of(Set.of("REVIEW_DUE"))).has(visit, lapse))
                .isFalse();
        assertThat(allowed(visit, Optional.of(Set.of("REVIEW_DUE", "LAPSE"))).has(visit, lapse))
                .isTrue();
        assertThat(allowed(visit, Optional.empty()).has(visit, lapse))
                .as("what it was for was not kept")
                .isTrue();
    }

    @Test
    void whatWasLiftedForAShortLapseAllowsNoLongerOne() {
        session(0, 0);
        var between = session(0, 10, SessionState.BOOKED);
        var visit = session(0, 26, SessionState.BOOKED);
        var word = lifted(SeriesGateSource.REVIEW_DONE, visit, 26);
        assertThat(word.covers(state(SeriesGateSource.REVIEW_DONE, visit, 26)))
                .as("16 days after the one before it")
                .isTrue();
        lose(between);
        assertThat(word.covers(state(SeriesGateSource.REVIEW_DONE, visit, 26)))
                .as("26 days: nobody has looked at these")
                .isFalse();
    }

    @Test
    void whatWasLiftedForANearVisitAllowsNoOtherBesideIt() {
        var near = booked(Route.IV_KETAMINE, 1);
        var visit = booked(Route.IV_KETAMINE, 2);
        var word = lifted(SeriesGateSource.SPACING_KEPT, visit, 2);
        booked(Route.IV_KETAMINE, 3);
        assertThat(word.covers(state(SeriesGateSource.SPACING_KEPT, visit, 2)))
                .as("between two is news")
                .isFalse();
        var forBoth = lifted(SeriesGateSource.SPACING_KEPT, visit, 2);
        lose(near);
        assertThat(forBoth.covers(state(SeriesGateSource.SPACING_KEPT, visit, 2)))
                .as("less against it is no news")
                .isTrue();
    }

    @Test
    void aRepairTellsWhatWasLiftedForOtherDays() {
        var visit = booked(Route.IV_KETAMINE, 26);
        var known = Optional.of(Set.of("LAPSE", "LAPSE " + MONDAY.plusDays(10)));
        assertThat(allowed(visit, known).has(visit, lapse(10, 26))).isTrue();
        assertThat(allowed(visit, known).has(visit, lapse(0, 26))).isFalse();
    }

    private SpacingFinding lapse(int before, int day) {
        return SpacingFinding.refusal(
                SpacingCode.LAPSE, "made up", List.of(MONDAY.plusDays(before), MONDAY.plusDays(day)), true);
    }

    private void lose(UUID visit) {
        treatments.removeIf(each -> each.appointment().equals(visit));
        sessions.removeIf(each -> each.appointment().equals(visit));
    }

    private GateState state(String gate, UUID visit, int day) {
        return SeriesGateSource.states(
                        inSeries(), question(Route.IV_KETAMINE, day).asAppointment(visit))
                .stream()
                .filter(state -> state.code().equals(gate))
                .findFirst()
                .orElseThrow();
    }

    private LiftedGate lifted(String gate, UUID visit, int day) {
        var state = state(gate, visit, day);
        assertThat(state.holds()).isFalse();
        return new LiftedGate(gate, state.state(), at(0), Optional.of(GateBasis.of(state)));
    }

    private AllowedVisits allowed(UUID visit, Optional<Set<String>> lacks) {
        var lifted = new LiftedGate(
                SeriesGateSource.REVIEW_DONE,
                GateState.State.MISSING,
                at(0),
                lacks.map(known -> new GateBasis(Set.of(), known)));
        return new AllowedVisits(new PatientCourse(treatments, List.of(), FLOORS), Map.of(visit, Set.of(lifted)));
    }
}
