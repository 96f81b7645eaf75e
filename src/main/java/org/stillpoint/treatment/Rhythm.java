package org.stillpoint.treatment;

import java.util.List;

/** How often a step of a course has sessions. Days are local days of the site. */
public sealed interface Rhythm {

    /** One visit, on any day: a review. */
    record Once() implements Rhythm {}

    /**
     * So many sessions in each of so many weeks; a week is seven days counted from the step's first session.
     *
     * @param weeks 1 to 52
     * @param perWeek 1 to 7
     */
    record PerWeek(int weeks, int perWeek) implements Rhythm {}

    /**
     * Each session so many days after the one before it, the first counted from the last session of the step before; the last
     * number repeats for as long as the course goes on.
     *
     * @param days each 1 to 366
     */
    record Ladder(List<Integer> days) implements Rhythm {}

    /** Each session between so many days after the one before it, for as long as the course goes on; sooner is better. */
    record Every(int fromDays, int toDays) implements Rhythm {}
}
