package org.stillpoint.treatment;

import ai.timefold.solver.core.api.domain.common.PlanningId;
import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.List;
import java.util.UUID;
import org.stillpoint.treatment.RepairBoard.Wish;
import org.stillpoint.treatment.RepairQuestion.Candidate;

/** A displaced visit as Timefold sees it: when it might be, and whom to ask first. Public as its puzzle is. */
@PlanningEntity
public class RepairPiece {

    @PlanningId
    public UUID id;

    private Candidate candidate;

    @PlanningVariable(allowsUnassigned = true, valueRangeProviderRefs = "choices")
    public RepairChoice choice;

    @PlanningVariable(valueRangeProviderRefs = "staffings")
    public RepairStaffing staffing;

    public RepairPiece() {}

    RepairPiece(Wish wish) {
        this.id = wish.visit().appointment();
        this.candidate = wish.candidate();
        this.choice = wish.choice();
        this.staffing = wish.staffing();
    }

    @ValueRangeProvider(id = "choices")
    public List<RepairChoice> choices() {
        return candidate.choices();
    }

    @ValueRangeProvider(id = "staffings")
    public List<RepairStaffing> staffings() {
        return candidate.staffings();
    }

    Wish wish() {
        return new Wish(candidate, choice, staffing);
    }
}
