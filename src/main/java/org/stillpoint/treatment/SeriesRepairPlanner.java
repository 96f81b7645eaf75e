package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stillpoint.scheduling.DayVisit;
import org.stillpoint.scheduling.DayVisits;
import org.stillpoint.scheduling.PatientVisits;
import org.stillpoint.scheduling.VisitFact;
import org.stillpoint.treatment.CourseRepair.Found;
import org.stillpoint.treatment.CourseRepair.Piece;
import org.stillpoint.treatment.SeriesRepairPlan.Move;

/**
 * Plans the least disturbing repair of one course. First only visits that can not stay are moved, and those of later phases where
 * they would come too soon; if that leaves something without a place, all that are booked ahead may make way, apart from those that a
 * prescriber has let stand against a rule.
 */
@ApplicationScoped
class SeriesRepairPlanner {

    private final CourseQuestions questions;
    private final PatientCourses courses;
    private final PatientVisits visits;
    private final DayVisits days;
    private final RepairSeats seats;

    SeriesRepairPlanner(
            CourseQuestions questions,
            PatientCourses courses,
            PatientVisits visits,
            DayVisits days,
            RepairSeats seats) {
        this.questions = questions;
        this.courses = courses;
        this.visits = visits;
        this.days = days;
        this.seats = seats;
    }

    SeriesRepairPlan plan(SeriesFile file, Instant now) {
        var frame = frame(file, now);
        var first = frame.mustMove();
        var found = search(frame, first);
        if (found.missing() > 0 && first.size() < frame.mayMove().size()) {
            var more = search(frame, frame.mayMove());
            found = more.missing() < found.missing() ? more : found;
        }
        return settle(frame, found);
    }

    private RepairFrame frame(SeriesFile file, Instant now) {
        var progress = file.progress();
        var today = LocalDate.ofInstant(now, file.site().zone());
        var broken = new BrokenVisits(file, allowed(courses.of(file.series().patientId())), now);
        var wishes = new CourseWishes(progress, file.protocol().spacing(), today);
        var ahead = broken.ahead().toList();
        var facts = visits.of(ahead.stream().map(SeriesSession::appointment).toList()).stream()
                .collect(Collectors.toMap(VisitFact::id, Function.identity()));
        return new RepairFrame(
                file,
                progress,
                new Pieces(progress, wishes, file.protocol().spacing(), facts),
                broken.reasons(),
                facts,
                ahead,
                broken.movable().toList(),
                withOthers(file, broken, facts),
                new MadeUpSessions(progress, wishes, today).wishes(),
                now);
    }

    /** At another site the search finds no time, and for what a prescriber has let stand against a rule not its own. */
    private Set<UUID> withOthers(SeriesFile file, BrokenVisits broken, Map<UUID, VisitFact> facts) {
        return broken.ahead()
                .filter(session -> broken.isLetStand(session)
                        || broken.isOnlyDisplaced(session)
                                && RepairFrame.isElsewhere(facts.get(session.appointment()), file))
                .filter(session ->
                        seats.keepsItsTime(session, facts, file.series().preferences()))
                .map(SeriesSession::appointment)
                .collect(Collectors.toSet());
    }

    private AllowedVisits allowed(PatientCourse course) {
        var appointments = course.treatments().stream()
                .map(PatientCourse.Treatment::appointment)
                .toList();
        return new AllowedVisits(
                course,
                days.withIds(appointments).stream()
                        .collect(Collectors.toMap(day -> day.visit().id(), DayVisit::lifted)));
    }

    /** What finds no place stays where it is, and is in the way of the others there. */
    private Found search(RepairFrame frame, List<SeriesSession> movable) {
        var left = new ArrayList<>(movable);
        int lost = 0;
        while (true) {
            var found = searchOnce(frame, left);
            if (found.lost().isEmpty()) {
                return new Found(found.to(), Set.of(), found.missing() + lost, found.cost());
            }
            lost += found.lost().size();
            left.removeIf(session -> found.lost().contains(session.appointment()));
        }
    }

    private Found searchOnce(RepairFrame frame, List<SeriesSession> movable) {
        if (movable.isEmpty() && frame.lacking().isEmpty()) {
            return new Found(Map.of(), Set.of(), 0, 0);
        }
        var pieces = frame.pieces().of(movable);
        var asked = ask(frame, pieces.stream().map(Piece::wish).toList(), idsOf(movable), Map.of());
        var own = movable.stream()
                .filter(session ->
                        !session.displaced() || seats.keepsItsTime(session, frame.facts(), frame.preferences()))
                .map(session -> own(session, frame))
                .toList();
        var question = asked.question()
                .among(new RepairCalendar(
                        asked.question().calendar(), asked.question().preferences(), own));
        var fresh = frame.lacking().stream()
                .map(wish -> new Piece(wish, Optional.empty()))
                .toList();
        return CourseRepair.of(question, pieces, fresh);
    }

    private static RepairCalendar.Own own(SeriesSession session, RepairFrame frame) {
        var service = frame.facts().get(session.appointment()).service().code();
        return new RepairCalendar.Own(
                service, session.day(), new FreeStart(session.start(), session.time(), FreeStart.Serving.ANYBODY));
    }

    private CourseQuestions.Asked ask(
            RepairFrame frame, List<SessionWish> wishes, Set<UUID> moving, Map<UUID, Instant> to) {
        var all = new ArrayList<>(wishes);
        all.addAll(frame.lacking());
        var asked = questions.of(
                frame.file(), all, frame.preferences(), 1, frame.now(), new CourseQuestions.Moving(moving, to));
        return new CourseQuestions.Asked(asked.question().with(wishes), asked.plan());
    }

    private SeriesRepairPlan settle(RepairFrame frame, Found found) {
        var asked = ask(frame, frame.lacking(), found.to().keySet(), found.to());
        var sessions = CoursePlanner.plan(notAfterLaterPhases(frame, found, asked.question())).stream()
                .findFirst();
        var moves = new ArrayList<Move>();
        for (var session : frame.ahead()) {
            var to = to(frame, session, found);
            if (to.isPresent() && (session.displaced() || !to.get().equals(session.start()))) {
                moves.add(moved(frame, session, to.get()));
            } else if (to.isEmpty() && frame.reasons().containsKey(session.appointment())) {
                moves.add(lost(frame, session, found));
            }
        }
        return new SeriesRepairPlan(moves, sessions, asked);
    }

    private static Optional<Instant> to(RepairFrame frame, SeriesSession session, Found found) {
        return frame.staysWithOthers(session)
                ? Optional.of(session.start())
                : Optional.ofNullable(found.to().get(session.appointment()));
    }

    /** New dates come before what is booked of the phases after them. */
    private static CourseQuestion notAfterLaterPhases(RepairFrame frame, Found found, CourseQuestion question) {
        int last = frame.lacking().stream().mapToInt(SessionWish::step).max().orElse(Integer.MAX_VALUE);
        var zone = frame.file().site().zone();
        return frame.ahead().stream()
                .filter(session -> session.step() > last)
                .map(session -> found.to().getOrDefault(session.appointment(), session.start()))
                .min(Instant::compareTo)
                .map(start -> question.notAfter(LocalDate.ofInstant(start, zone).minusDays(1)))
                .orElse(question);
    }

    private Move moved(RepairFrame frame, SeriesSession session, Instant to) {
        var visit = frame.facts().get(session.appointment());
        var why = frame.reasons()
                .getOrDefault(
                        session.appointment(),
                        List.of(new RepairReason("MAKES_WAY", "Another session of the course has no other day.")));
        var kind = to.equals(session.start()) ? RepairKind.REASSIGN : RepairKind.MOVE;
        return new Move(session, visit, kind, Optional.of(to), seats.of(visit, to, frame.preferences()), why);
    }

    /** With what speaks against every other day, as for a session without a date. */
    private Move lost(RepairFrame frame, SeriesSession session, Found found) {
        var why = new ArrayList<>(frame.reasons().get(session.appointment()));
        if (frame.isElsewhere(session)) {
            why.add(new RepairReason(
                    "OTHER_SITE",
                    "It is at %s, where no other time is looked for: move it by itself."
                            .formatted(frame.siteOf(session).code())));
            return cannotSave(frame, session, why);
        }
        var moving = new HashSet<>(found.to().keySet());
        moving.add(session.appointment());
        var wishes =
                frame.pieces().of(List.of(session)).stream().map(Piece::wish).toList();
        CoursePlanner.plan(ask(frame, wishes, moving, found.to()).question()).stream()
                .flatMap(proposal -> proposal.missing().stream())
                .flatMap(missing -> missing.failed().stream())
                .map(each -> new RepairReason(each.code(), each.why()))
                .forEach(why::add);
        return cannotSave(frame, session, why);
    }

    private static Move cannotSave(RepairFrame frame, SeriesSession session, List<RepairReason> why) {
        var visit = frame.facts().get(session.appointment());
        return new Move(session, visit, RepairKind.CANNOT_SAVE, Optional.empty(), List.of(), List.copyOf(why));
    }

    private static Set<UUID> idsOf(List<SeriesSession> sessions) {
        return sessions.stream().map(SeriesSession::appointment).collect(Collectors.toSet());
    }
}
