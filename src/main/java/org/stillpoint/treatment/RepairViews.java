package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.scheduling.VisitFact;
import org.stillpoint.treatment.RepairItem.Serving;
import org.stillpoint.treatment.RepairProposalView.Actor;
import org.stillpoint.treatment.RepairProposalView.Score;

/** Shows proposed repairs, with what they come to in words. */
@ApplicationScoped
class RepairViews {

    private final Clinic clinic;

    RepairViews(Clinic clinic) {
        this.clinic = clinic;
    }

    /** {@code facts} are the visits as they are now; those that are gone are not shown. */
    RepairProposalView of(RepairProposal proposal, List<VisitFact> facts) {
        var site = clinic.plan(known -> known.site(proposal.siteId()).isPresent())
                .site(proposal.siteId())
                .orElseThrow();
        var known = facts.stream().collect(Collectors.toMap(VisitFact::id, Function.identity()));
        var items = proposal.content().items();
        return new RepairProposalView(
                proposal.id(),
                site.code(),
                site.zone(),
                items.stream()
                        .filter(item -> known.containsKey(item.appointment()))
                        .sorted(Comparator.comparing(RepairItem::from).thenComparing(RepairItem::appointment))
                        .map(item -> item(item, known.get(item.appointment()), site))
                        .toList(),
                score(items, known),
                proposal.content().provenBest(),
                local(proposal.expiresAt(), site),
                proposal.acceptedAt().map(moment -> local(moment, site)).orElse(null));
    }

    private RepairProposalView.Item item(RepairItem item, VisitFact fact, Site site) {
        return new RepairProposalView.Item(
                item.appointment(),
                fact.reference(),
                fact.patient(),
                fact.service().code(),
                item.kind(),
                local(item.from(), site),
                item.isSaved() ? local(item.to(), site) : null,
                item.serving().stream().map(this::actor).toList(),
                item.why());
    }

    private Actor actor(Serving serving) {
        var actor = clinic.plan(known -> known.actor(serving.actor()).isPresent())
                .actor(serving.actor())
                .orElseThrow();
        return new Actor(serving.role(), actor.code(), actor.name(), serving.changed());
    }

    private static List<Score> score(List<RepairItem> items, Map<UUID, VisitFact> known) {
        var moved =
                items.stream().filter(item -> item.kind() == RepairKind.MOVE).toList();
        long reassigned = items.stream()
                .filter(item -> item.kind() == RepairKind.REASSIGN)
                .count();
        long lost = items.size() - moved.size() - reassigned;
        var people = new HashSet<UUID>();
        moved.stream()
                .filter(item -> known.containsKey(item.appointment()))
                .forEach(item -> people.add(known.get(item.appointment()).patient()));
        long minutes = moved.stream()
                .mapToLong(
                        item -> Duration.between(item.from(), item.to()).abs().toMinutes())
                .sum();
        long actors = items.stream()
                .flatMap(item -> item.serving().stream())
                .filter(Serving::changed)
                .count();
        return List.of(
                new Score(RepairCriterion.NOT_SAVED, lost, "%d of %d can not be saved.".formatted(lost, items.size())),
                new Score(
                        RepairCriterion.PEOPLE_MOVED,
                        people.size(),
                        "%d of %d keep their time with other people or rooms; %d get another time, people moved: %d."
                                .formatted(reassigned, items.size(), moved.size(), people.size())),
                new Score(
                        RepairCriterion.MINUTES_MOVED,
                        minutes,
                        "They are moved by %d minutes in all.".formatted(minutes)),
                new Score(
                        RepairCriterion.ACTORS_CHANGED,
                        actors,
                        "%d of those who were to serve are replaced, rooms and devices included.".formatted(actors)));
    }

    static OffsetDateTime local(Instant moment, Site site) {
        return moment.atZone(site.zone()).toOffsetDateTime();
    }
}
