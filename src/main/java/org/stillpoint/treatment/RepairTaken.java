package org.stillpoint.treatment;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.stillpoint.platform.Refusal;
import org.stillpoint.platform.TimeSlot;

/** The calendar has changed since the repair was proposed; none of it is done. */
final class RepairTaken extends Refusal {

    /**
     * A visit that can not have what was proposed for it.
     *
     * @param problem the slug of what it would meet alone
     */
    record Gone(UUID appointment, OffsetDateTime to, String problem) {}

    private final transient UUID site;
    private final transient TimeSlot starts;
    private final transient List<Gone> gone;
    private final boolean ofDisplaced;

    RepairTaken(RepairProposal proposal, List<Gone> gone) {
        this(proposal.siteId(), proposal.starts(), gone, !proposal.makesRoom());
    }

    private RepairTaken(UUID site, TimeSlot starts, List<Gone> gone, boolean ofDisplaced) {
        super(
                RepairProblem.REPAIR_TAKEN,
                gone.size() == 1
                        ? "One of the visits has no place any more."
                        : gone.size() + " visits have no place any more.");
        this.site = site;
        this.starts = starts;
        this.gone = List.copyOf(gone);
        this.ofDisplaced = ofDisplaced;
        with("taken", this.gone);
    }

    /** Of which site the visits are. */
    UUID site() {
        return site;
    }

    /** For which starts a repair was sought. */
    TimeSlot starts() {
        return starts;
    }

    /** Whether the same can be sought again from here: who is in somebody's way is asked at the session. */
    boolean isOfDisplaced() {
        return ofDisplaced;
    }

    Refusal with(RepairProposalView fresh) {
        var refusal = new RepairTaken(site, starts, gone, ofDisplaced);
        refusal.with("proposal", fresh);
        return refusal;
    }
}
