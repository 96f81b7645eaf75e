package org.stillpoint.treatment;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import org.stillpoint.clinic.LocalTimes;

/** A course in a clinic that is open from Monday to Friday at nine, unless a test says otherwise. */
final class CourseSample {

    static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    static final LocalTime NINE = LocalTime.of(9, 0);
    static final RouteFloor FLOOR = new RouteFloor(2, 3, false);
    static final Spacing SPACING = new Spacing(2, OptionalInt.of(3), OptionalInt.of(7), OptionalInt.of(14));
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final Map<LocalDate, List<FreeStart>> free = new TreeMap<>();
    private final List<StandingVisit> standing = new ArrayList<>();
    private final List<OtherSpacing> others = new ArrayList<>();
    private final LocalDate from;
    private List<CourseStep> course = List.of(step(CoursePhase.INDUCTION, "DOSE", new Rhythm.PerWeek(3, 2)));
    private CoursePreferences preferences = CoursePreferences.NONE;
    private BiFunction<FreeStart, Set<UUID>, Seat> seats = (_, _) -> new Seat(List.of(), Set.of(), 0);
    private int daysToStart = 6;
    private int daysToLook = 60;
    private int limit = 5;
    private int daysToReview = 90;
    private CourseReach reach = CourseReach.REVIEW;
    private int seatsAsked;

    private CourseSample(LocalDate from) {
        this.from = from;
        for (var day = from; day.isBefore(from.plusDays(200)); day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue()) {
                free(day, NINE);
            }
        }
    }

    static CourseSample from(LocalDate from) {
        return new CourseSample(from);
    }

    static CourseStep step(CoursePhase phase, String service, Rhythm rhythm) {
        return new CourseStep(phase, service, rhythm, OptionalInt.empty());
    }

    CourseSample course(CourseStep... steps) {
        course = List.of(steps);
        return this;
    }

    CourseSample free(LocalDate day, LocalTime... times) {
        return free(day, FreeStart.Serving.ANYBODY, times);
    }

    CourseSample free(LocalDate day, FreeStart.Serving serving, LocalTime... times) {
        free.put(
                day,
                List.of(times).stream()
                        .map(time -> new FreeStart(LocalTimes.instant(day, time, ZONE), time, serving))
                        .toList());
        return this;
    }

    /** On all days that are open. */
    CourseSample freeAt(LocalTime... times) {
        List.copyOf(free.keySet()).forEach(day -> free(day, times));
        return this;
    }

    CourseSample closed(LocalDate first, LocalDate last) {
        free.keySet().removeIf(day -> !day.isBefore(first) && !day.isAfter(last));
        return this;
    }

    CourseSample stands(int step, LocalDate... days) {
        for (var day : days) {
            standing.add(new StandingVisit(OptionalInt.of(step), day, NINE, true, Set.of()));
        }
        return this;
    }

    /** Treatments of another route with what that route asks of all that is near them. */
    CourseSample beside(RouteFloor floor, LocalDate... days) {
        for (var day : days) {
            standing.add(new StandingVisit(OptionalInt.empty(), day, NINE, true, Set.of()));
        }
        others.add(OtherSpacing.ofRoute(floor, Set.of(days)));
        return this;
    }

    /** Another open series, begun on a day. */
    CourseSample besideSeries(Spacing spacing, LocalDate began) {
        others.add(OtherSpacing.ofSeries(spacing, FLOOR, Optional.of(began)));
        return this;
    }

    CourseSample reviewed(int step, LocalDate day) {
        standing.add(new StandingVisit(OptionalInt.of(step), day, NINE, false, Set.of()));
        return this;
    }

    CourseSample prefers(CoursePreferences wanted) {
        preferences = wanted;
        return this;
    }

    CourseSample seated(BiFunction<FreeStart, Set<UUID>, Seat> by) {
        seats = by;
        return this;
    }

    CourseSample startsWithin(int days) {
        daysToStart = days;
        return this;
    }

    CourseSample looksFor(int days) {
        daysToLook = days;
        return this;
    }

    CourseSample reviewIn(int days) {
        daysToReview = days;
        return this;
    }

    CourseSample limit(int most) {
        limit = most;
        return this;
    }

    CourseSample reach(CourseReach to) {
        reach = to;
        return this;
    }

    int seatsAsked() {
        return seatsAsked;
    }

    List<CourseProposal> plan() {
        var outline = new CourseOutline(
                course,
                step -> (int) standing.stream()
                        .filter(visit -> visit.step().equals(OptionalInt.of(step)))
                        .count(),
                daysToReview);
        return CoursePlanner.plan(new CourseQuestion(
                outline.missing(reach),
                standing,
                new SpacingTerms(
                        Optional.of(SPACING),
                        FLOOR,
                        Optional.of(new LateLimit(57, 2)),
                        SpacingTerms.of(SPACING, FLOOR, course).weekly()),
                others,
                preferences,
                new DateSpan(from, from.plusDays(daysToStart)),
                from.plusDays(daysToLook),
                limit,
                calendar()));
    }

    CourseProposal best() {
        return plan().getFirst();
    }

    private CourseCalendar calendar() {
        return new CourseCalendar() {
            @Override
            public List<FreeStart> starts(String service, LocalDate day) {
                return free.getOrDefault(day, List.of());
            }

            @Override
            public Seat seat(String service, FreeStart start, Set<UUID> known) {
                seatsAsked++;
                return seats.apply(start, known);
            }
        };
    }

    static List<LocalDate> days(CourseProposal proposal) {
        return proposal.sessions().stream().map(PlannedSession::day).toList();
    }

    static String inWords(CourseProposal proposal, Criterion criterion) {
        return proposal.score().stream()
                .filter(part -> part.criterion() == criterion)
                .findFirst()
                .orElseThrow()
                .inWords();
    }
}
