package org.stillpoint.treatment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds dates for the sessions of a course. Pure: the same question gets the same answer; it books nothing and moves nothing.
 *
 * <p>Spacing, preferences and the rhythm of each step are kept by every plan. For each pattern, a local time on some weekdays, the
 * plan that is best by all that days and times tell is found exactly; who would serve is asked for the best few patterns only, and
 * orders those.
 */
final class CoursePlanner {

    /** Plans that are seated, for each that is wanted. */
    private static final int SEATED_FOR_EACH = 2;

    private CoursePlanner() {}

    /**
     * Complete proposals of different patterns, best first; if there is no complete one, the best incomplete one, with what keeps each
     * missing session from a date. Empty if nothing is wished for.
     */
    static List<CourseProposal> plan(CourseQuestion question) {
        if (question.wishes().isEmpty()) {
            return List.of();
        }
        var frame = new CourseFrame(question);
        var graph = CourseGraph.of(frame);
        int wanted = graph.missing() > 0 ? 1 : question.limit();
        var seated = new ArrayList<SeatedPlan>();
        for (var found : new AnchorSearch(frame, graph, SEATED_FOR_EACH * wanted).cheapest()) {
            var plan = SeatedPlan.of(frame, found);
            if (plan.keepsSpacing()) {
                seated.add(plan);
            }
        }
        if (seated.isEmpty()) {
            return List.of(new ProposalWords(frame, SeatedPlan.nothing(frame)).proposal());
        }
        return seated.stream()
                .sorted(Comparator.comparing(SeatedPlan::score))
                .limit(wanted)
                .map(plan -> new ProposalWords(frame, plan).proposal())
                .toList();
    }
}
