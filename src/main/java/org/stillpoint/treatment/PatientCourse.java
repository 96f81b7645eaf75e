package org.stillpoint.treatment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.clinic.Route;
import org.stillpoint.patient.GateQuestion;

/**
 * All that spacing and reviews of one patient's next treatment are judged by. Pure.
 *
 * @param treatments booked or held, of any series and of none
 * @param open the patient's series that have not ended
 */
record PatientCourse(List<Treatment> treatments, List<OpenSeries> open, Map<Route, RouteFloor> floors) {

    /** A treatment that stands; its day is that of its site. */
    record Treatment(UUID appointment, Route route, LocalDate day) {}

    /** A series that has not ended, with how far it has come. */
    record OpenSeries(UUID id, Route route, Protocol protocol, CourseProgress progress) {}

    /** How far visits may be apart and still be in each other's way. */
    private static final int NEAR_DAYS = 7;

    /** Steps of rounds that are over: they count as the series' treatments and belong to no week of the present one. */
    private static final int FORMER_STEP = -1;

    /** What speaks against the visit's day, by every open series and by the floor of every route that is near. */
    List<SpacingFinding> spacing(GateQuestion question) {
        var findings = new ArrayList<SpacingFinding>();
        for (var series : open) {
            findings.addAll(SpacingRules.of(terms(series, question)).refusals(days(series, question)));
        }
        var plain = days(null, question);
        routesNear(question)
                .forEach(route -> findings.addAll(
                        SpacingRules.of(SpacingTerms.of(floors.get(route))).refusals(plain)));
        return findings;
    }

    /** Another route's series only lends its distances. */
    private SpacingTerms terms(OpenSeries series, GateQuestion question) {
        var protocol = series.protocol();
        var floor = floors.get(series.route());
        if (series.route() == question.route()) {
            return SpacingTerms.of(protocol.spacing(), floor, protocol.course());
        }
        var spacing = protocol.spacing();
        return SpacingTerms.of(
                new Spacing(
                        spacing.minGapDays(),
                        spacing.maxPerRolling7Days(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        spacing.late(),
                        spacing.ladderTolerances()),
                floor,
                List.of());
    }

    private Set<Route> routesNear(GateQuestion question) {
        var routes = EnumSet.of(question.route());
        staying(question)
                .filter(each -> Math.abs(ChronoUnit.DAYS.between(each.day(), question.visitDay())) < NEAR_DAYS)
                .forEach(each -> routes.add(each.route()));
        routes.retainAll(floors.keySet());
        return routes;
    }

    private Stream<Treatment> staying(GateQuestion question) {
        return treatments.stream().filter(each -> !question.moving().contains(each.appointment()));
    }

    /** The visit itself is wanted; what stands, and what is booked together with it, is not held against itself. */
    private TreatmentDays days(OpenSeries series, GateQuestion question) {
        boolean own = series != null && series.route() == question.route();
        var steps = series == null ? Map.<UUID, OptionalInt>of() : stepsOf(series);
        var days = new ArrayList<TreatmentDay>();
        staying(question)
                .forEach(each -> days.add(TreatmentDay.standing(
                        each.day(), steps.getOrDefault(each.appointment(), OptionalInt.empty()))));
        for (var start : question.alongside()) {
            days.add(TreatmentDay.standing(
                    question.dayOf(start), own ? stepOf(series, question, start) : OptionalInt.empty()));
        }
        var step = own ? stepOf(series, question, question.at()) : OptionalInt.empty();
        days.add(TreatmentDay.wanted(question.visitDay(), step, plannedGap(series, step, before(question))));
        var reviews = series == null
                ? Set.<LocalDate>of()
                : series.progress().reviews().stream()
                        .filter(review -> review.decision() == ReviewDecision.CONTINUE)
                        .map(CourseReview::day)
                        .collect(Collectors.toSet());
        return new TreatmentDays(days, reviews);
    }

    private static Map<UUID, OptionalInt> stepsOf(OpenSeries series) {
        var steps = new HashMap<UUID, OptionalInt>();
        int round = series.progress().base().round();
        series.progress()
                .sessions()
                .forEach(session -> steps.put(
                        session.appointment(),
                        OptionalInt.of(session.round() == round ? session.step() : FORMER_STEP)));
        return steps;
    }

    private static int before(GateQuestion question) {
        return (int) question.alongside().stream()
                .filter(start -> start.isBefore(question.at()))
                .count();
    }

    private static int plannedGap(OpenSeries series, OptionalInt step, int before) {
        if (series == null || step.isEmpty()) {
            return 0;
        }
        return new CourseWishes(series.progress(), series.protocol().spacing(), LocalDate.MIN)
                .bounds(step.getAsInt(), before)
                .longestGap();
    }

    /** Which step a treatment is of: its own if it is one that moves, else the first that has room after those before it. */
    private static OptionalInt stepOf(OpenSeries series, GateQuestion question, Instant start) {
        var progress = series.progress();
        if (question.alongside().isEmpty()) {
            var moved = progress.sessions().stream()
                    .filter(session -> question.moving().contains(session.appointment()))
                    .filter(session -> session.round() == progress.base().round())
                    .toList();
            if (moved.size() == 1) {
                return OptionalInt.of(moved.getFirst().step());
            }
        }
        long before = question.alongside().stream().filter(start::isAfter).count();
        if (!start.equals(question.at()) && question.at().isBefore(start)) {
            before++;
        }
        for (int step = progress.floor(); step < progress.course().size(); step++) {
            var state = progress.state(step);
            if (!CourseProgress.isTreatment(state.step())) {
                continue;
            }
            long room = state.of().isEmpty() ? Long.MAX_VALUE : state.missing() + movingOf(progress, question, step);
            if (before < room) {
                return OptionalInt.of(step);
            }
            before -= room;
        }
        return OptionalInt.empty();
    }

    private static long movingOf(CourseProgress progress, GateQuestion question, int step) {
        return progress.ofStep(step)
                .filter(session -> question.moving().contains(session.appointment()))
                .count();
    }

    /** What keeps the visit from following what was reviewed; empty where there is no series of its route. */
    Optional<ReviewFinding> review(GateQuestion question) {
        return open.stream()
                .filter(series -> series.route() == question.route())
                .findFirst()
                .map(series -> review(series, question));
    }

    private ReviewFinding review(OpenSeries series, GateQuestion question) {
        var progress = series.progress();
        var lacks = new ArrayList<String>();
        var step = stepOf(series, question, question.at());
        if (progress.stop().isPresent()) {
            lacks.add("STOPPED");
        }
        if (step.isEmpty()) {
            lacks.add("COURSE_COMPLETE");
        } else if (progress.needsReviewBefore(step.getAsInt())) {
            lacks.add("PHASE_REVIEW");
        }
        if (step.isPresent()
                && progress.reviewDue(step.getAsInt())
                        .filter(question.visitDay()::isAfter)
                        .isPresent()) {
            lacks.add("REVIEW_DUE");
        }
        if (spacing(question).stream().anyMatch(finding -> finding.code() == SpacingCode.LAPSE)) {
            lacks.add("LAPSE");
        }
        return new ReviewFinding(lacks, progress.lastReview());
    }

    /** What is missing of the reviews before a visit, and the last that was held. */
    record ReviewFinding(List<String> lacks, Optional<CourseReview> last) {}
}
