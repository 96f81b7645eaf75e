package org.stillpoint.treatment;

import java.util.List;
import org.stillpoint.availability.TrialCalendar;

/**
 * Where could these visits go, together?
 *
 * @param visits in the order of their start
 * @param calendar without what they have; theirs alone until the answer is there
 */
record RepairQuestion(List<Candidate> visits, TrialCalendar calendar, RepairRule rule) {

    /**
     * A visit with everything that it could be given.
     *
     * @param choices nearest first, each possible for this visit alone
     * @param staffings whom to ask first; the first of them is who was to serve
     */
    record Candidate(DisplacedVisit visit, List<RepairChoice> choices, List<RepairStaffing> staffings) {}
}
