package org.stillpoint.outcome;

import java.util.OptionalInt;

/**
 * How many courses of a protocol were due at a time, and measured. Those that were not due, and those that were missing, are told
 * exactly or, where few, only as fewer than so many; then nothing else says how many these are.
 *
 * @param due empty where those that were not due are too few
 * @param missing empty where they are too few
 * @param most that can have been measured as far as is told, {@code least} at the least
 */
record ToldCounts(OptionalInt due, OptionalInt missing, int most, int least) {

    /** Some of the courses: how many, unless that would tell of few; {@code from} and {@code to} as far as is told. */
    record Cell(OptionalInt exactly, int from, int to) {

        static final Cell UNSAID = new Cell(OptionalInt.empty(), 0, Integer.MAX_VALUE / 4);

        static Cell of(int courses) {
            return new Cell(OptionalInt.of(courses), courses, courses);
        }
    }

    static ToldCounts of(int courses, Cell notDue, Cell missing) {
        return new ToldCounts(
                notDue.exactly().isPresent() ? OptionalInt.of(courses - notDue.to()) : OptionalInt.empty(),
                missing.exactly(),
                courses - notDue.from() - missing.from(),
                courses - notDue.to() - missing.to());
    }

    /** It is what is left of the courses. */
    OptionalInt measured() {
        return due.isPresent() && missing.isPresent() ? OptionalInt.of(most) : OptionalInt.empty();
    }
}
