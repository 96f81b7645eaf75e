package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.stillpoint.patient.BrokenRule;
import org.stillpoint.patient.GateEvidence;
import org.stillpoint.patient.GateMoment;
import org.stillpoint.patient.GateQuestion;
import org.stillpoint.patient.GateSource;
import org.stillpoint.patient.GateState;

/**
 * Says of every treatment visit, of a series or of none, whether it is far enough from the patient's others, and whether the
 * reviews that come before it were held.
 */
@ApplicationScoped
class SeriesGateSource implements GateSource {

    static final String SPACING_KEPT = "SPACING_KEPT";
    static final String REVIEW_DONE = "REVIEW_DONE";

    static final Set<String> CODES = Set.of(SPACING_KEPT, REVIEW_DONE);

    private static final BrokenRule IS_PAUSED = new BrokenRule(
            PatientCourse.PAUSED,
            "The series is paused; nothing more is booked for it until it is resumed.",
            List.of());

    private final PatientCourses courses;

    SeriesGateSource(PatientCourses courses) {
        this.courses = courses;
    }

    @Override
    public List<GateState> states(GateQuestion question) {
        return states(List.of(question)).getFirst();
    }

    @Override
    public List<List<GateState>> states(List<GateQuestion> together) {
        var known = new HashMap<UUID, PatientCourse>();
        return together.stream()
                .map(question -> states(known.computeIfAbsent(question.patient(), courses::of), question))
                .toList();
    }

    static List<GateState> states(PatientCourse course, GateQuestion question) {
        var findings = course.spacing(question);
        return Stream.concat(
                        Stream.of(spacing(findings, question)),
                        course.review(question).map(found -> review(found, findings, question)).stream())
                .toList();
    }

    private static boolean isLapse(SpacingFinding finding) {
        return finding.code() == SpacingCode.LAPSE;
    }

    /** A lapse is a matter of the review that comes first. */
    private static GateState spacing(List<SpacingFinding> findings, GateQuestion question) {
        var broken = findings.stream().filter(finding -> !isLapse(finding)).toList();
        return new GateState(
                SPACING_KEPT,
                broken.isEmpty() ? GateState.State.MET : GateState.State.MISSING,
                EnumSet.of(GateMoment.BEFORE, GateMoment.DAY),
                Optional.empty(),
                List.of(),
                broken.stream().map(finding -> finding.code().name()).distinct().toList(),
                broken.stream().allMatch(SpacingFinding::overridable),
                rules(broken, question));
    }

    private static GateState review(
            PatientCourse.ReviewFinding found, List<SpacingFinding> findings, GateQuestion question) {
        return new GateState(
                REVIEW_DONE,
                found.lacks().isEmpty() ? GateState.State.MET : GateState.State.MISSING,
                EnumSet.of(GateMoment.BEFORE),
                Optional.empty(),
                speaking(found).map(SeriesGateSource::evidence).stream().toList(),
                found.lacks(),
                true,
                Stream.concat(
                                found.lacks().contains(PatientCourse.PAUSED) ? Stream.of(IS_PAUSED) : Stream.empty(),
                                rules(
                                        findings.stream()
                                                .filter(SeriesGateSource::isLapse)
                                                .toList(),
                                        question)
                                        .stream())
                        .toList());
    }

    /** Only to stop is a review against the visit; beside all else that is missing, one that was held decides nothing. */
    private static Optional<CourseReview> speaking(PatientCourse.ReviewFinding found) {
        return found.lacks().isEmpty() || found.lacks().contains(PatientCourse.STOPPED)
                ? found.last()
                : Optional.empty();
    }

    /** Several series and floors may ask for the same: what is said twice is told once. */
    private static List<BrokenRule> rules(List<SpacingFinding> broken, GateQuestion question) {
        return broken.stream()
                .map(finding -> new BrokenRule(finding.code().name(), finding.why(), others(finding, question)))
                .distinct()
                .toList();
    }

    /** The visit's own day once less: two visits on one day break the rule with each other. */
    private static List<LocalDate> others(SpacingFinding finding, GateQuestion question) {
        var days = new ArrayList<>(finding.days());
        days.remove(question.visitDay());
        return List.copyOf(days);
    }

    private static GateEvidence evidence(CourseReview review) {
        return new GateEvidence("REVIEW", review.id(), Optional.of(review.by()), review.at());
    }
}
