package org.stillpoint.followup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.stillpoint.clinic.LocalTimes;
import org.stillpoint.followup.PatientFacts.Dosed;
import org.stillpoint.outcome.AskingRule;
import org.stillpoint.treatment.CourseFact;
import org.stillpoint.treatment.CourseFact.Maintenance;
import org.stillpoint.treatment.CourseFact.Visit;
import org.stillpoint.treatment.FollowUpPlan;

/**
 * What a patient answers before a session of a ladder, or of an optimisation: from some days before it until the dose, and never so
 * soon after the dose before that the answers tell of that one. What can not be asked again when the time comes stands for it.
 */
record MaintenanceQuestions(CourseFact course, DoseGroup group, Function<String, AskingRule> asking) {

    static final String RULE = "BEFORE_VISIT";
    private static final String CODE = "MEASURE";

    /**
     * @param key by which its questions are told from all others of the course
     * @param visit as it is booked
     */
    record Session(String code, String kind, String key, int number, Optional<Visit> visit) {

        static Session of(Maintenance session) {
            var code = CODE + "_" + session.number();
            return new Session(code, code, String.valueOf(session.round()), session.number(), session.visit());
        }

        /** The nth of its round, as long as none before it falls away: the questions stay those of the visit. */
        static Session optimisation(int number, Visit visit) {
            var kind = CODE + "_OPTIMISATION";
            return new Session(kind + "_" + number, kind, visit.appointment().toString(), number, Optional.of(visit));
        }

        String origin(UUID series) {
            return kind + ":" + series + ":" + key;
        }
    }

    /**
     * None where the doses leave no time for it.
     *
     * @param due the local day of the session, as long as no visit is booked for it
     * @param dose what was given at it
     * @param answered until when answers counted for the questions before
     */
    Optional<Planned> before(Session session, LocalDate due, Optional<Dosed> dose, Instant answered) {
        var day = session.visit()
                .map(visit -> LocalDate.ofInstant(visit.start(), course.site().zone()))
                .orElse(due);
        var to = dose.map(Dosed::endedAt).orElse(begin(day.plusDays(1)));
        var from = Stream.concat(Stream.of(begin(day.minusDays(fromDays()))), afterDoses(to))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Optional.of(from)
                .filter(begins -> begins.isBefore(to) && !instruments().isEmpty())
                .map(begins -> {
                    var wanted = begin(day.minusDays(dueDays()));
                    var window =
                            new Window(wanted.isBefore(begins) ? begins : wanted.isAfter(to) ? to : wanted, begins, to);
                    return planned(session, window, later(answered, standsFrom(begins)));
                });
    }

    private Planned planned(Session session, Window window, Instant counts) {
        var code = session.code();
        var instruments = instruments();
        return new Planned(
                session.origin(course.series()),
                code,
                FollowUpDefaults.kind(CODE),
                group.place(Optional.empty()),
                window,
                instruments,
                new Why(RULE, counts, session.number(), null, null, dueDays()),
                Optional.empty(),
                group.facts().answered(instruments, counts, window.to()));
    }

    /** Until then answers would tell of the peak of a dose. */
    private Stream<Instant> afterDoses(Instant to) {
        var apart = rules().map(AskingRule::apartFromDose)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return group.facts().doses().stream()
                .map(Dosed::endedAt)
                .filter(ended -> ended.isBefore(to))
                .map(ended -> ended.plus(apart));
    }

    /** Whoever has answered since then is not asked again when the time comes. */
    private Instant standsFrom(Instant from) {
        return rules().map(rule -> rule.stillStands(from, course.site().zone()))
                .min(Comparator.naturalOrder())
                .orElse(from);
    }

    private Stream<AskingRule> rules() {
        return instruments().stream().map(asking);
    }

    /** What the protocol says itself. */
    private Optional<FollowUpPlan> own() {
        return course.protocol().followUps().stream()
                .filter(plan -> plan.after() == FollowUpPlan.Anchor.BEFORE_MAINTENANCE)
                .findFirst();
    }

    /** What follows the last session asks all that a protocol asks before the next one. */
    boolean areAskedAfterTheLast() {
        return own().isEmpty()
                || course.protocol().followUps().stream()
                        .filter(plan -> plan.after() == FollowUpPlan.Anchor.LAST_SESSION)
                        .anyMatch(plan -> plan.instruments().containsAll(instruments()));
    }

    private List<String> instruments() {
        return own().map(FollowUpPlan::instruments).orElseGet(FollowUpDefaults::maintenanceInstruments);
    }

    private int fromDays() {
        return own().map(plan -> daysBefore(plan.fromHours()))
                .orElseGet(FollowUpDefaults::maintenanceQuestionsFromDays);
    }

    private int dueDays() {
        return own().map(plan -> daysBefore(plan.dueHours())).orElseGet(FollowUpDefaults::maintenanceQuestionsDueDays);
    }

    private static int daysBefore(int hours) {
        return Math.toIntExact(Duration.ofHours(-hours).toDays());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Instant begin(LocalDate day) {
        return LocalTimes.instant(day, LocalTime.MIDNIGHT, course.site().zone());
    }
}
