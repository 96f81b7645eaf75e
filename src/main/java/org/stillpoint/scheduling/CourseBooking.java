package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.availability.Availability;
import org.stillpoint.availability.ClaimWish;
import org.stillpoint.availability.VisitAt;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.Refusal;
import org.stillpoint.scheduling.CourseGates.Whose;
import org.stillpoint.scheduling.CourseMoves.Moving;
import org.stillpoint.scheduling.CourseWriter.Draft;

/**
 * Books and moves several visits in one transaction, the caller's if there is one: gates are judged once for all dates under one
 * lock of the patient's records, all days are locked at once and in order, and everything is written together.
 */
@ApplicationScoped
@Transactional
public class CourseBooking {

    private final Availability availability;
    private final BookableVisit bookable;
    private final CourseGates gates;
    private final CourseWriter writer;
    private final CourseMoves moves;
    private final Ids ids;
    private final Clock clock;

    CourseBooking(
            Availability availability,
            BookableVisit bookable,
            CourseGates gates,
            CourseWriter writer,
            CourseMoves moves,
            Ids ids,
            Clock clock) {
        this.availability = availability;
        this.bookable = bookable;
        this.gates = gates;
        this.writer = writer;
        this.moves = moves;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Books all visits of a patient or none. Refuses with {@link org.stillpoint.availability.VisitsTaken}, with
     * {@link org.stillpoint.patient.GatesNotMet} or with {@code start-not-allowed}, each of which tells all visits that it is about by
     * their place in the list.
     *
     * @return in the order of the list
     */
    public List<VisitFact> bookAll(UUID patient, List<WantedVisit> wanted, Optional<RuleOverride> override) {
        var now = clock.instant();
        var visits = bookable.all(wanted);
        StartRule.insistOnAll(visits, now, override.isPresent());
        var lifted = gates.insistOnAll(of(patient, visits), Set.of(), override);
        var drafts = drafts(patient, visits, wanted);
        var seats = availability.seatAll(wishes(drafts)).insistOnAll();
        return List.copyOf(
                writer.write(patient, drafts, seats, lifted::get, override).values());
    }

    /**
     * Books those visits of a patient that can be booked together and tells why the others can not. Where two are in each other's way
     * the one that stands earlier in the list is booked.
     */
    public BookedInPart bookWhatFits(UUID patient, List<WantedVisit> wanted, Optional<RuleOverride> override) {
        var visits = bookable.all(wanted);
        gates.lock(of(patient, visits), override);
        var drafts = drafts(patient, visits, wanted);
        var seats = availability.seatAll(wishes(drafts));
        var refused = new TreeMap<Integer, Refusal>();
        seats.unseated().forEach(unseated -> refused.put(unseated.index(), unseated.why()));
        StartRule.broken(visits, clock.instant(), override.isPresent())
                .forEach((index, broken) -> refused.put(index, new StartNotAllowed(broken)));
        var left = of(patient, visits);
        left.keySet().removeAll(refused.keySet());
        var sorted = gates.sort(left, override);
        refused.putAll(sorted.refused());
        refused.keySet().forEach(seats::leaveOut);
        var booked = writer.write(patient, drafts, seats, sorted.lifted()::get, override);
        return new BookedInPart(
                booked,
                refused.entrySet().stream()
                        .map(entry -> new NotBooked(entry.getKey(), entry.getValue()))
                        .toList());
    }

    /**
     * Moves visits, of one patient or of many, or none of them: as if all gave back what they have before the first takes its new
     * time, so that two can change places. One that keeps its time gets other actors, and is not asked for gates and start rules
     * again. Refuses as {@link #bookAll} does, and with {@code stale-version}, {@code appointment-not-open} and {@code not-found}.
     *
     * @return in the order of the list
     */
    public List<VisitFact> moveAll(List<VisitMove> wanted, Optional<RuleOverride> override) {
        return moves.moveAll(wanted, override);
    }

    /**
     * Moves visits of a patient and books others, all of it or nothing, each judged knowing where all the others will be. Refuses as
     * {@link #bookAll} does, which tells the new visits by their place in their list and the moved ones as if they stood after
     * them, and as {@link #moveAll} does.
     */
    public RepairedCourse repair(
            UUID patient, List<VisitMove> moved, List<WantedVisit> wanted, Optional<RuleOverride> override) {
        var moving = moves.find(moved);
        var visits = bookable.all(wanted);
        int first = visits.size();
        CourseMoves.toOtherTimes(moving).forEach((index, move) -> visits.put(first + index, move.visit()));
        StartRule.insistOnAll(visits, clock.instant(), override.isPresent());
        var lifted = gates.insistOnAll(of(patient, visits), idsOf(CourseMoves.toOtherTimes(moving)), override);
        visits.tailMap(first).clear();
        var drafts = drafts(patient, visits, wanted);
        var wishes = Stream.concat(wishes(drafts).stream(), moving.stream().map(Moving::wish))
                .toList();
        var seats = availability.seatAll(wishes).insistOnAll();
        var booked = writer.write(patient, drafts, seats, lifted::get, override);
        return new RepairedCourse(
                moves.keep(
                        moving,
                        index -> seats.at(first + index).orElseThrow(),
                        index -> lifted.get(first + index),
                        override),
                List.copyOf(booked.values()));
    }

    private static Set<UUID> idsOf(SortedMap<Integer, Moving> moving) {
        return moving.values().stream().map(move -> move.appointment().id()).collect(Collectors.toSet());
    }

    private static SortedMap<Integer, Whose> of(UUID patient, SortedMap<Integer, VisitAt> visits) {
        var all = new TreeMap<Integer, Whose>();
        visits.forEach((index, visit) -> all.put(index, new Whose(patient, visit)));
        return all;
    }

    private List<Draft> drafts(UUID patient, SortedMap<Integer, VisitAt> visits, List<WantedVisit> wanted) {
        return visits.entrySet().stream()
                .map(visit -> new Draft(ids.next(), patient, visit.getValue(), wanted.get(visit.getKey())))
                .toList();
    }

    private static List<ClaimWish> wishes(List<Draft> drafts) {
        return drafts.stream().map(Draft::wish).toList();
    }
}
