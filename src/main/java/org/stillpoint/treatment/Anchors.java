package org.stillpoint.treatment;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Every pattern that some treatment of a question could keep. */
final class Anchors {

    private final CourseFrame frame;
    private final List<String> services;

    Anchors(CourseFrame frame) {
        this.frame = frame;
        this.services = services(frame);
    }

    /** The local times at which some treatment could start, earliest first; those of other visits if there is no treatment. */
    List<LocalTime> times() {
        var times = new TreeSet<LocalTime>();
        for (var service : services) {
            for (int day = 0; day <= frame.lastDay(); day++) {
                frame.wanted(service, day).forEach(start -> times.add(start.time()));
            }
        }
        return List.copyOf(times);
    }

    /** As many weekdays as the busiest step has sessions in a week, in every way that free days and what stands allow. */
    List<Set<DayOfWeek>> weekdays() {
        var free = EnumSet.noneOf(DayOfWeek.class);
        for (var service : services) {
            for (int day = 0; day <= frame.lastDay(); day++) {
                if (!frame.wanted(service, day).isEmpty()) {
                    free.add(frame.date(day).getDayOfWeek());
                }
            }
        }
        frame.patternVisits().forEach(visit -> free.add(visit.day().getDayOfWeek()));
        var choices = new ArrayList<Set<DayOfWeek>>();
        choose(List.copyOf(free), 0, Math.min(free.size(), perWeek()), EnumSet.noneOf(DayOfWeek.class), choices);
        return choices;
    }

    private static void choose(
            List<DayOfWeek> free, int from, int more, EnumSet<DayOfWeek> chosen, List<Set<DayOfWeek>> choices) {
        if (more == 0) {
            choices.add(Set.copyOf(chosen));
            return;
        }
        for (int at = from; at <= free.size() - more; at++) {
            var with = EnumSet.copyOf(chosen);
            with.add(free.get(at));
            choose(free, at + 1, more - 1, with, choices);
        }
    }

    private int perWeek() {
        return frame.question().wishes().stream()
                .filter(SessionWish::treatment)
                .mapToInt(this::perWeek)
                .max()
                .orElse(1);
    }

    private int perWeek(SessionWish wish) {
        var weekly = frame.question().spacing().weekly().get(wish.step());
        return weekly == null ? 1 : weekly.perWeek();
    }

    private static List<String> services(CourseFrame frame) {
        var treatments = free(frame, SessionWish::treatment);
        return treatments.isEmpty() ? free(frame, _ -> true) : treatments;
    }

    private static List<String> free(CourseFrame frame, Predicate<SessionWish> which) {
        return frame.question().wishes().stream()
                .filter(which)
                .map(SessionWish::service)
                .distinct()
                .filter(service -> IntStream.rangeClosed(0, frame.lastDay())
                        .anyMatch(day -> !frame.wanted(service, day).isEmpty()))
                .toList();
    }
}
