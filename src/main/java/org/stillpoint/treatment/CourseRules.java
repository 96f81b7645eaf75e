package org.stillpoint.treatment;

import java.util.List;
import org.stillpoint.clinic.FileNode;

/** What the steps of a course keep to. */
final class CourseRules {

    static final List<ProtocolRule> ALL = List.of(
            CourseRules::somebodyIsTreated,
            CourseRules::phasesComeInTheirOrder,
            CourseRules::aReviewComesAfterTheInduction,
            CourseRules::nothingFollowsWhatHasNoEnd,
            CourseRules::whatHasNoEndIsReviewed,
            CourseRules::onlyTreatmentsHaveARhythm,
            CourseRules::everyStepHasItsService);

    private CourseRules() {}

    static void somebodyIsTreated(ProtocolCheck check) {
        if (check.protocol().course().stream().noneMatch(CourseStep::isTreatment)) {
            check.node().at("course").wrong("has no treatment: INDUCTION, OPTIMISATION or MAINTENANCE");
        }
    }

    /** Reviews stand anywhere; all others as {@link CoursePhase} has them. */
    static void phasesComeInTheirOrder(ProtocolCheck check) {
        var last = new CoursePhase[] {CoursePhase.ASSESSMENT};
        check.eachStep((step, at) -> {
            if (step.phase() == CoursePhase.REVIEW) {
                return;
            }
            if (step.phase().compareTo(last[0]) < 0) {
                at.at("phase").wrong(step.phase() + " can not follow " + last[0]);
            }
            last[0] = step.phase();
        });
    }

    static void aReviewComesAfterTheInduction(ProtocolCheck check) {
        var before = new CoursePhase[] {CoursePhase.ASSESSMENT};
        check.eachStep((step, at) -> {
            var goesOn = step.phase() == CoursePhase.OPTIMISATION || step.phase() == CoursePhase.MAINTENANCE;
            if (before[0] == CoursePhase.INDUCTION && goesOn) {
                at.wrong("comes straight after INDUCTION: a REVIEW decides first whether the course goes on");
            }
            before[0] = step.phase();
        });
    }

    static void nothingFollowsWhatHasNoEnd(ProtocolCheck check) {
        var endless = new boolean[1];
        check.eachStep((step, at) -> {
            if (endless[0]) {
                at.wrong("is never reached: the step before has no end");
            }
            endless[0] |= step.isEndless();
        });
    }

    static void whatHasNoEndIsReviewed(ProtocolCheck check) {
        check.eachStep((step, at) -> {
            if (step.isEndless() && step.reviewEveryDays().isEmpty()) {
                at.wrong("lacks reviewEveryDays: what has no end is reviewed again and again");
            }
        });
    }

    static void onlyTreatmentsHaveARhythm(ProtocolCheck check) {
        check.eachStep((step, at) -> {
            var once = step.rhythm() instanceof Rhythm.Once;
            if (step.isTreatment() && once) {
                at.wrong("does not say how often: perWeek with weeks, ladderDays or everyDays");
            } else if (!step.isTreatment() && !once) {
                at.wrong(step.phase() + " is a single visit and has no rhythm");
            }
        });
    }

    static void everyStepHasItsService(ProtocolCheck check) {
        check.eachStep((step, at) -> {
            FileNode service = at.at("service");
            if (service.text().isPresent()) {
                check.services().misfit(check.protocol().route(), step).ifPresent(service::wrong);
            }
        });
    }
}
