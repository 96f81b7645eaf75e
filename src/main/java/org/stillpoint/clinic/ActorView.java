package org.stillpoint.clinic;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An actor as staff see it; without working hours of its own it works whenever its site is open. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ActorView(
        UUID id,
        @Schema(examples = "harbor-nurse-1") String code,
        String name,
        ActorKind kind,
        @Schema(examples = "harbor") String site,
        @Schema(examples = "[\"NURSE\"]") SortedSet<String> capabilities,
        int lanes,
        Optional<Map<String, List<String>>> workingHours,
        List<HoursView.OtherHours> exceptions) {

    static ActorView of(Actor actor, Site site) {
        return new ActorView(
                actor.id(),
                actor.code(),
                actor.name(),
                actor.kind(),
                site.code(),
                new TreeSet<>(actor.capabilities()),
                actor.lanes(),
                actor.workingHours().map(HoursView::weekly),
                HoursView.exceptions(actor.exceptions()));
    }
}
