package org.stillpoint.treatment;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a course goes when a prescriber returns to the frequency before: on a ladder to the beginning of the shorter distance
 * before, else to the phase before. Of esketamine that is the label's way after missed sessions. What is booked ahead is left over
 * then, so only what is done tells how far the patient has come.
 */
final class StepBack {

    private StepBack() {}

    /** Refuses with {@link NoStepBack} where no frequency comes before. */
    static CoursePosition from(CourseProgress progress) {
        int now = progress.current();
        if (now >= progress.course().size() || !progress.course().get(now).isTreatment()) {
            throw new NoStepBack();
        }
        if (progress.course().get(now).rhythm() instanceof Rhythm.Ladder(var days)) {
            int rung = Math.min(progress.rung(now, progress.state(now).done()), days.size() - 1);
            int before = before(days, rung);
            if (before >= 0) {
                return progress.base().steppedBackTo(now, before);
            }
        }
        int earlier = IntStream.iterate(now - 1, step -> step >= 0, step -> step - 1)
                .filter(step -> progress.course().get(step).isTreatment())
                .findFirst()
                .orElseThrow(NoStepBack::new);
        return progress.base().steppedBackTo(earlier, 0);
    }

    /** The first rung of the run of the next shorter distance; -1 for none. */
    private static int before(List<Integer> days, int rung) {
        int last = rung;
        while (last >= 0 && days.get(last) >= days.get(rung)) {
            last--;
        }
        int first = last;
        while (first > 0 && days.get(first - 1).equals(days.get(last))) {
            first--;
        }
        return first;
    }
}
