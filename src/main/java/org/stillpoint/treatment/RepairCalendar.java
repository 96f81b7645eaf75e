package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What is free for a repair: times that keep the patient's preferences, and for each visit its own time as long as it can be served
 * then, whatever the preferences and the clinic's notice say, because only the people change.
 */
final class RepairCalendar implements CourseCalendar {

    /** A booked visit's present time. */
    record Own(String service, LocalDate day, FreeStart start) {}

    private final CourseCalendar free;
    private final PreferenceRules preferences;
    private final List<Own> own;

    RepairCalendar(CourseCalendar free, CoursePreferences preferences, List<Own> own) {
        this.free = free;
        this.preferences = new PreferenceRules(preferences);
        this.own = List.copyOf(own);
    }

    @Override
    public List<FreeStart> starts(String service, LocalDate day) {
        var starts = new ArrayList<>(free.starts(service, day).stream()
                .filter(start -> preferences.kept(day, start))
                .toList());
        own.stream()
                .filter(each -> each.service().equals(service) && each.day().equals(day))
                .map(Own::start)
                .filter(start -> starts.stream().noneMatch(each -> each.start().equals(start.start())))
                .forEach(starts::add);
        starts.sort(Comparator.comparing(FreeStart::start));
        return starts;
    }

    @Override
    public Seat seat(String service, FreeStart start, Set<UUID> known) {
        return free.seat(service, start, known);
    }
}
