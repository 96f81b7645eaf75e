package org.stillpoint.availability;

import java.time.OffsetDateTime;
import java.util.List;
import org.stillpoint.platform.Refusal;

/** Of several visits that were to be taken together some do not fit; none is taken, and all that do not fit are told. */
public final class VisitsTaken extends Refusal {

    private static final long serialVersionUID = 1L;

    private final transient List<Unseated> unseated;

    VisitsTaken(List<ClaimWish> wishes, List<Unseated> unseated) {
        super(
                AvailabilityProblem.VISITS_TAKEN,
                unseated.size() == 1 ? "One of the times is taken." : unseated.size() + " of the times are taken.");
        this.unseated = List.copyOf(unseated);
        with(
                "visits",
                unseated.stream()
                        .map(each -> Visit.of(each, wishes.get(each.index()).visit()))
                        .toList());
    }

    /** Which of those that were wanted, and why. */
    public List<Unseated> unseated() {
        return unseated;
    }

    /** As the problem lists it: {@code problem} is the one that the visit by itself would meet. */
    private record Visit(int index, OffsetDateTime start, String problem, Object blockers) {

        static Visit of(Unseated unseated, VisitAt visit) {
            return new Visit(
                    unseated.index(),
                    visit.start().atZone(visit.site().zone()).toOffsetDateTime(),
                    unseated.why().type().slug(),
                    unseated.why().extras().get("blockers"));
        }
    }
}
