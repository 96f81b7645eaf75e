package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
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
import org.stillpoint.patient.GateMoment;
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
    record OpenSeries(UUID id, Route route, boolean paused, Protocol protocol, CourseProgress progress) {}

    static final String PAUSED = "PAUSED";
    static final String STOPPED = "STOPPED";

    /** Steps of rounds that are over: they count as the series' treatments and belong to no week of the present one. */
    private static final int FORMER_STEP = -1;

    /**
     * What speaks against the visit's day, by every open series and by the floor of every route that is near. On that day itself only by
     * what comes before it: of two that are too near the later one needs a prescriber's word, and takes nothing from the other.
     */
    List<SpacingFinding> spacing(GateQuestion question) {
        return question.when() == GateMoment.DAY ? upTo(question.visitDay()).distances(question) : distances(question);
    }

    private PatientCourse upTo(LocalDate day) {
        return new PatientCourse(
                treatments.stream().filter(each -> !each.day().isAfter(day)).toList(), open, floors);
    }

    private List<SpacingFinding> distances(GateQuestion question) {
        var findings = new ArrayList<SpacingFinding>();
        var floor = Optional.ofNullable(floors.get(question.route()));
        ofRoute(question.route())
                .map(series -> SpacingRules.of(terms(series)).refusals(days(series, question)))
                .ifPresent(findings::addAll);
        var plain = days(null, question);
        others(question.route(), question.moving()).forEach(other -> findings.addAll(other.refusals(plain)));
        floor.ifPresent(
                each -> findings.addAll(SpacingRules.of(SpacingTerms.of(each)).refusals(plain)));
        return findings;
    }

    private Optional<OpenSeries> ofRoute(Route route) {
        return open.stream().filter(series -> series.route() == route).findFirst();
    }

    private SpacingTerms terms(OpenSeries series) {
        var protocol = series.protocol();
        return SpacingTerms.of(protocol.spacing(), floors.get(series.route()), series.progress());
    }

    /**
     * What treatments of a route keep besides the rules of that route and of its series.
     *
     * @param moving appointments that do not stay where they are
     */
    List<OtherSpacing> others(Route route, Set<UUID> moving) {
        var others = new ArrayList<OtherSpacing>();
        open.stream()
                .filter(series -> series.route() != route)
                .map(series -> OtherSpacing.ofSeries(
                        series.protocol().spacing(), floors.get(series.route()), began(series, moving)))
                .forEach(others::add);
        var days = staying(moving)
                .filter(each -> each.route() != route && floors.containsKey(each.route()))
                .collect(Collectors.groupingBy(
                        Treatment::route,
                        () -> new EnumMap<>(Route.class),
                        Collectors.mapping(Treatment::day, Collectors.toSet())));
        days.forEach((each, near) -> others.add(OtherSpacing.ofRoute(floors.get(each), near)));
        return others;
    }

    private Optional<LocalDate> began(OpenSeries series, Set<UUID> moving) {
        var own = series.progress().sessions().stream()
                .map(SeriesSession::appointment)
                .collect(Collectors.toSet());
        return staying(moving)
                .filter(each -> own.contains(each.appointment()))
                .map(Treatment::day)
                .min(Comparator.naturalOrder());
    }

    private Stream<Treatment> staying(Set<UUID> moving) {
        return treatments.stream().filter(each -> !moving.contains(each.appointment()));
    }

    /** Without a series: of no step. The visit itself is wanted; what stands, and what is booked together with it, is not held against itself. */
    private TreatmentDays days(OpenSeries series, GateQuestion question) {
        var steps = series == null ? Map.<UUID, OptionalInt>of() : stepsOf(series);
        var days = new ArrayList<TreatmentDay>();
        staying(question.moving())
                .forEach(each -> days.add(TreatmentDay.standing(
                        each.day(), steps.getOrDefault(each.appointment(), OptionalInt.empty()))));
        for (var start : question.alongside()) {
            days.add(TreatmentDay.standing(
                    question.dayOf(start),
                    series == null
                            ? OptionalInt.empty()
                            : CourseSteps.of(series, question).at(start)));
        }
        var step = series == null
                ? OptionalInt.empty()
                : CourseSteps.of(series, question).wanted();
        days.add(TreatmentDay.wanted(question.visitDay(), step, plannedGap(series, question, step)));
        return new TreatmentDays(days, series == null ? Set.of() : reviewDays(series));
    }

    private static Set<LocalDate> reviewDays(OpenSeries series) {
        return series.progress().reviews().stream()
                .filter(review -> review.decision() == ReviewDecision.CONTINUE)
                .map(CourseReview::day)
                .collect(Collectors.toSet());
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

    private static int plannedGap(OpenSeries series, GateQuestion question, OptionalInt step) {
        if (series == null || step.isEmpty()) {
            return 0;
        }
        return new CourseWishes(series.progress(), series.protocol().spacing(), LocalDate.MIN)
                .bounds(step.getAsInt(), CourseSteps.of(series, question).before(step.getAsInt()))
                .longestGap();
    }

    /** What keeps the visit from following what was reviewed; empty where there is no series of its route. */
    Optional<ReviewFinding> review(GateQuestion question) {
        return ofRoute(question.route()).map(series -> review(series, question));
    }

    private ReviewFinding review(OpenSeries series, GateQuestion question) {
        var progress = series.progress();
        var lacks = new ArrayList<String>();
        var steps = CourseSteps.of(series, question);
        var step = isBooked(question) ? steps.booked() : steps.wanted();
        var last = progress.reviews().stream()
                .filter(review -> question.knows(review.at()))
                .reduce((before, after) -> after);
        if (last.filter(review -> review.decision() == ReviewDecision.STOP).isPresent()) {
            lacks.add(STOPPED);
        }
        // What was booked before the pause may still move.
        if (series.paused() && question.moving().isEmpty()) {
            lacks.add(PAUSED);
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
        return new ReviewFinding(lacks, last);
    }

    private boolean isBooked(GateQuestion question) {
        return treatments.stream().anyMatch(each -> question.moving().contains(each.appointment()));
    }

    /** What is missing of the reviews before a visit, and the last that was held. */
    record ReviewFinding(List<String> lacks, Optional<CourseReview> last) {}
}
