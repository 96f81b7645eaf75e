package org.stillpoint.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.stillpoint.clinic.LocalTimes;
import org.stillpoint.followup.MaintenanceQuestions.Session;
import org.stillpoint.followup.PatientFacts.Dosed;
import org.stillpoint.outcome.AskingRule;
import org.stillpoint.treatment.CourseFact;
import org.stillpoint.treatment.CourseFact.Maintenance;

/** The sessions of a ladder, those that were given and the next, and the questions before them. Their days are local days of the site. */
record MaintenancePlan(CourseFact course, DoseGroup group, Function<String, AskingRule> asking) {

    private static final String CODE = "MAINTENANCE";

    List<Planned> plan() {
        var planned = new ArrayList<Planned>();
        var questions = new MaintenanceQuestions(course, group, asking);
        var answered = Instant.MIN;
        int every = FollowUpDefaults.maintenanceInstrumentsEveryDays();
        int withoutQuestions = every;
        for (var kept : course.maintenance()) {
            var session = unlessFallen(kept);
            withoutQuestions += session.sinceDays();
            planned.add(planned(session));
            if (withoutQuestions >= every && !(othersAsk(session, every) && questions.areAskedAfterTheLast())) {
                withoutQuestions = 0;
                var due =
                        LocalDate.ofInstant(window(session).due(), course.site().zone());
                var asked = questions.before(Session.of(session), due, dose(session), answered);
                asked.ifPresent(planned::add);
                answered = asked.map(each -> each.window().to()).orElse(answered);
            }
        }
        return planned;
    }

    /** A visit that is over and that nobody has recorded is still booked as the course has it. */
    private Maintenance unlessFallen(Maintenance session) {
        return session.visit()
                .filter(visit -> group.facts().hasFallen(visit.appointment()))
                .map(visit -> session.withoutVisit())
                .orElse(session);
    }

    /** As long as nothing is booked, what follows the last session asks the same. */
    private static boolean othersAsk(Maintenance session, int every) {
        return session.visit().isEmpty() && session.sinceDays() <= every;
    }

    private Planned planned(Maintenance session) {
        var code = CODE + "_" + session.number();
        var days = new Why("LADDER", null, session.number(), null, null, session.sinceDays());
        return new Planned(
                origin(course, session),
                code,
                FollowUpDefaults.kind(CODE),
                group.place(Optional.empty()),
                window(session),
                List.of(),
                days,
                session.visit().map(CourseFact.Visit::appointment),
                dose(session).map(Dosed::endedAt).map(Planned.Done::at));
    }

    static String origin(CourseFact course, Maintenance session) {
        return CODE + "_" + session.number() + ":" + course.series() + ":" + session.round();
    }

    /** By the ladder; or earlier, as a prescriber has accepted it. */
    private Window window(Maintenance session) {
        var earlier = Optional.ofNullable(group.facts().accepted().get(origin(course, session)))
                .filter(day -> day.isBefore(session.ideal()));
        return new Window(
                begin(earlier.orElse(session.ideal())),
                begin(earlier.filter(day -> day.isBefore(session.from())).orElse(session.from())),
                begin(session.to().plusDays(1)));
    }

    private Optional<Dosed> dose(Maintenance session) {
        return session.visit().flatMap(visit -> group.doses().stream()
                .filter(dose -> dose.appointment().equals(visit.appointment()))
                .findFirst());
    }

    private Instant begin(LocalDate day) {
        return LocalTimes.instant(day, LocalTime.MIDNIGHT, course.site().zone());
    }
}
