package org.stillpoint.treatment;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.clinic.LocalTimes;

/** A course, a clinic and a patient by chance; the same seed makes the same. */
record RandomCourse(CourseQuestion question, Map<String, Map<LocalDate, List<FreeStart>>> free) {

    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final UUID PREFERRED = new UUID(0, 1);
    private static final List<LocalTime> TIMES =
            List.of(LocalTime.of(9, 0), LocalTime.of(10, 30), LocalTime.of(14, 0), LocalTime.of(17, 15));

    /** Before changes of the clocks, ends of months and of years, a leap day. */
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2026, 10, 26),
            LocalDate.of(2027, 3, 8),
            LocalDate.of(2026, 12, 24),
            LocalDate.of(2028, 2, 22),
            LocalDate.of(2027, 2, 23),
            LocalDate.of(2026, 11, 25));

    /** So few sessions, days and starts that everything can be tried. */
    static RandomCourse small(long seed) {
        var random = new Random(seed);
        var course = List.of(
                new CourseStep(CoursePhase.INDUCTION, "DOSE", rhythm(random), OptionalInt.empty()),
                new CourseStep(CoursePhase.REVIEW, "REVIEW", new Rhythm.Once(), OptionalInt.empty()));
        return of(random, course, 2 + random.nextInt(2), 8 + random.nextInt(8), 2);
    }

    /** As a clinic has them. */
    static RandomCourse large(long seed) {
        var random = new Random(seed);
        var course = List.of(
                new CourseStep(
                        CoursePhase.INDUCTION,
                        "DOSE",
                        new Rhythm.PerWeek(2 + random.nextInt(3), 1 + random.nextInt(3)),
                        OptionalInt.empty()),
                new CourseStep(CoursePhase.REVIEW, "REVIEW", new Rhythm.Once(), OptionalInt.empty()));
        return of(random, course, 20, 40 + random.nextInt(30), 4);
    }

    private static Rhythm rhythm(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Rhythm.Ladder(List.of(3, 4 + random.nextInt(5)));
            case 1 -> new Rhythm.Every(2 + random.nextInt(3), 5 + random.nextInt(3));
            default -> new Rhythm.PerWeek(1 + random.nextInt(2), 1 + random.nextInt(2));
        };
    }

    private static RandomCourse of(Random random, List<CourseStep> course, int most, int days, int startsADay) {
        var from = DAYS.get(random.nextInt(DAYS.size())).plusDays(random.nextInt(7));
        boolean begun = random.nextInt(3) == 0;
        var standing = begun ? standing(random, from, days) : List.<StandingVisit>of();
        int stands = (int)
                standing.stream().filter(visit -> visit.step().isPresent()).count();
        var outline = new CourseOutline(course, step -> step == 0 ? stands : 0, 10);
        var wishes = outline.missing(CourseReach.REVIEW);
        if (wishes.isEmpty()) {
            wishes = new CourseOutline(course, _ -> 0, 10).missing(CourseReach.REVIEW);
        }
        var spacing = new Spacing(
                1 + random.nextInt(3),
                random.nextBoolean() ? OptionalInt.of(2 + random.nextInt(2)) : OptionalInt.empty(),
                OptionalInt.of(4),
                random.nextBoolean() ? OptionalInt.of(6 + random.nextInt(8)) : OptionalInt.empty());
        var floor = new RouteFloor(1 + random.nextInt(2), 3, random.nextBoolean());
        var terms = SpacingTerms.of(spacing, floor, course);
        if (random.nextBoolean()) {
            terms = new SpacingTerms(
                    terms.spacing(), floor, Optional.of(new LateLimit(1 + random.nextInt(6), 1)), terms.weekly());
        }
        if (stands > 0 && random.nextBoolean()) {
            terms = terms.countedFrom(Map.of(0, from.minusDays(random.nextInt(9))));
        }
        var free = new HashMap<String, Map<LocalDate, List<FreeStart>>>();
        for (var service : List.of("DOSE", "REVIEW")) {
            free.put(service, free(random, from, days, startsADay));
        }
        var question = new CourseQuestion(
                wishes.subList(0, Math.min(most, wishes.size())),
                standing,
                terms,
                others(random, standing, from),
                preferences(random, from),
                new DateSpan(from, from.plusDays(random.nextInt(8))),
                from.plusDays(days),
                5,
                calendar(free));
        return new RandomCourse(question, free);
    }

    private static List<StandingVisit> standing(Random random, LocalDate from, int days) {
        var visits = new ArrayList<StandingVisit>();
        for (int n = 1 + random.nextInt(2); n > 0; n--) {
            boolean treatment = random.nextInt(4) > 0;
            visits.add(new StandingVisit(
                    treatment && random.nextInt(3) > 0 ? OptionalInt.of(0) : OptionalInt.empty(),
                    from.plusDays(random.nextInt(6 + days / 2) - 6L),
                    TIMES.get(random.nextInt(TIMES.size())),
                    treatment,
                    Set.of()));
        }
        return visits;
    }

    /** Another series, begun or not, and treatments of another route that lend their floor to what is near them. */
    private static List<OtherSpacing> others(Random random, List<StandingVisit> standing, LocalDate from) {
        var others = new ArrayList<OtherSpacing>();
        if (random.nextInt(3) == 0) {
            var spacing = new Spacing(
                    1 + random.nextInt(4),
                    random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(3)) : OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    new LateLimit(1 + random.nextInt(12), 1 + random.nextInt(2)),
                    ProtocolLimits.unsaid().ladderTolerances(),
                    ProtocolLimits.unsaid().margins(),
                    ProtocolLimits.unsaid().reviewAfter());
            others.add(OtherSpacing.ofSeries(
                    spacing,
                    new RouteFloor(1 + random.nextInt(2), 3, random.nextBoolean()),
                    random.nextBoolean() ? Optional.of(from.plusDays(random.nextInt(9) - 6L)) : Optional.empty()));
        }
        var foreign = standing.stream()
                .filter(visit -> visit.treatment() && visit.step().isEmpty())
                .map(StandingVisit::day)
                .collect(Collectors.toSet());
        if (!foreign.isEmpty() && random.nextInt(4) > 0) {
            others.add(OtherSpacing.ofRoute(
                    new RouteFloor(1 + random.nextInt(9), 1 + random.nextInt(2), random.nextBoolean()), foreign));
        }
        return others;
    }

    private static Map<LocalDate, List<FreeStart>> free(Random random, LocalDate from, int days, int startsADay) {
        var free = new HashMap<LocalDate, List<FreeStart>>();
        for (int day = 0; day <= days; day++) {
            var date = from.plusDays(day);
            if (random.nextInt(4) > 0 && date.getDayOfWeek() != DayOfWeek.SUNDAY) {
                free.put(
                        date,
                        random.ints(startsADay, 0, TIMES.size())
                                .distinct()
                                .sorted()
                                .mapToObj(TIMES::get)
                                .map(time -> start(date, time, random))
                                .toList());
            }
        }
        return free;
    }

    private static FreeStart start(LocalDate date, LocalTime time, Random random) {
        var servings = FreeStart.Serving.values();
        var serving = random.nextInt(8) == 0 ? FreeStart.Serving.ONLY_AVOIDED : servings[random.nextInt(2)];
        return new FreeStart(LocalTimes.instant(date, time, ZONE), time, serving);
    }

    private static CoursePreferences preferences(Random random, LocalDate from) {
        return new CoursePreferences(
                random.nextInt(4) == 0 ? Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY) : Set.of(),
                random.nextInt(6) == 0 ? Set.of(DayPart.MORNING) : Set.of(),
                random.nextInt(6) == 0 ? Optional.of(LocalTime.of(10, 0)) : Optional.empty(),
                random.nextInt(6) == 0 ? Optional.of(LocalTime.of(14, 0)) : Optional.empty(),
                random.nextInt(4) == 0 ? List.of(new DateSpan(from.plusDays(3), from.plusDays(5))) : List.of(),
                random.nextBoolean() ? Set.of(PREFERRED) : Set.of(),
                random.nextBoolean() ? Set.of(new UUID(0, 2)) : Set.of());
    }

    static CourseCalendar calendar(Map<String, Map<LocalDate, List<FreeStart>>> free) {
        return new CourseCalendar() {
            @Override
            public List<FreeStart> starts(String service, LocalDate day) {
                return free.getOrDefault(service, Map.of()).getOrDefault(day, List.of());
            }

            @Override
            public Seat seat(String service, FreeStart start, Set<UUID> known) {
                return new Seat(List.of(), Set.of(), 0);
            }
        };
    }
}
