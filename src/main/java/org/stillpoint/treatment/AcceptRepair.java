package org.stillpoint.treatment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.InvalidRequest;

/** Accept a proposed repair. */
public record AcceptRepair(
        @Size(min = 1, max = 200)
        @Schema(description = "Appointments whose items are accepted; all that can be saved if not given")
        List<@NotNull UUID> appointments) {

    /** The items that are meant, in the order of their acceptance. */
    List<RepairItem> of(RepairProposal proposal) {
        var saved =
                proposal.content().items().stream().filter(RepairItem::isSaved).toList();
        var known = saved.stream().map(RepairItem::appointment).collect(Collectors.toSet());
        var meant = appointments == null ? known : new HashSet<>(appointments);
        new InvalidRequest.Collector()
                .check(known.containsAll(meant), "/appointments", "must be items of the proposal that can be saved")
                .check(!meant.isEmpty(), "/appointments", "nothing of the proposal can be saved")
                .refuse();
        return saved.stream().filter(item -> meant.contains(item.appointment())).toList();
    }
}
