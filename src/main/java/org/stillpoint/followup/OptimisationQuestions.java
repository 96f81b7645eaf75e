package org.stillpoint.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.stillpoint.followup.MaintenanceQuestions.Session;
import org.stillpoint.followup.PatientFacts.Dosed;
import org.stillpoint.outcome.AskingRule;
import org.stillpoint.treatment.CourseFact;
import org.stillpoint.treatment.CourseFact.Visit;
import org.stillpoint.treatment.CoursePhase;
import org.stillpoint.treatment.SeriesStatus;

/**
 * What a patient answers in the weeks between an induction and a ladder, before the first session and as often as in maintenance. Only
 * sessions that are booked or were given: as long as nothing is, what follows the last session asks the same.
 */
record OptimisationQuestions(CourseFact course, DoseGroup group, Function<String, AskingRule> asking) {

    List<Planned> plan() {
        var planned = new ArrayList<Planned>();
        if (course.status() != SeriesStatus.ACTIVE) {
            return planned;
        }
        var questions = new MaintenanceQuestions(course, group, asking);
        var answered = Instant.MIN;
        Optional<Visit> last = Optional.empty();
        int number = 0;
        for (var visit : visits()) {
            boolean begins =
                    last.filter(before -> before.round() == visit.round()).isEmpty();
            number = begins ? 1 : number + 1;
            if (begins || isTime(last.orElseThrow(), visit)) {
                last = Optional.of(visit);
                var asked = questions.before(Session.optimisation(number, visit), day(visit), dose(visit), answered);
                asked.ifPresent(planned::add);
                answered = asked.map(each -> each.window().to()).orElse(answered);
            }
        }
        return planned;
    }

    private List<Visit> visits() {
        return course.visits().stream()
                .filter(visit -> visit.phase() == CoursePhase.OPTIMISATION && visit.stands())
                .filter(visit -> !group.facts().hasFallen(visit.appointment()))
                .toList();
    }

    private boolean isTime(Visit last, Visit next) {
        return ChronoUnit.DAYS.between(day(last), day(next)) >= FollowUpDefaults.maintenanceInstrumentsEveryDays();
    }

    private LocalDate day(Visit visit) {
        return LocalDate.ofInstant(visit.start(), course.site().zone());
    }

    private Optional<Dosed> dose(Visit visit) {
        return group.doses().stream()
                .filter(dose -> dose.appointment().equals(visit.appointment()))
                .findFirst();
    }
}
