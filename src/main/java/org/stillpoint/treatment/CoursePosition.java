package org.stillpoint.treatment;

/**
 * Where the present round of a course began: at the start, or where a prescriber has stepped back to.
 *
 * @param round 0, and one more for each time that the course stepped back
 * @param step of the protocol's course, counted from 0; those before it are done with
 * @param rung of a ladder in that step, counted from 0
 */
record CoursePosition(int round, int step, int rung) {

    static final CoursePosition START = new CoursePosition(0, 0, 0);

    CoursePosition steppedBackTo(int earlierStep, int earlierRung) {
        return new CoursePosition(round + 1, earlierStep, earlierRung);
    }
}
