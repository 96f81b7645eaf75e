package org.stillpoint.clinic;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds services that can never be booked, because nobody at a site that offers them can serve what they need. */
final class CapabilityRules {

    private final List<Site> sites;
    private final List<Actor> actors;

    CapabilityRules(List<Site> sites, List<Actor> actors) {
        this.sites = sites;
        this.actors = actors;
    }

    void check(Service service, FileNode node) {
        var byRole = service.needs().stream().collect(Collectors.groupingBy(Need::role));
        byRole.forEach((role, needs) -> {
            for (var site : sites) {
                if (service.sites().contains(site.id()) && nobodyServes(needs, site.id())) {
                    node.at("needs").wrong("nobody at " + site.code() + " can serve " + described(role, needs));
                }
            }
        });
    }

    private boolean nobodyServes(List<Need> needs, UUID site) {
        return actors.stream()
                .filter(actor -> actor.siteId().equals(site))
                .noneMatch(actor -> actor.lanes() >= mostLanes(needs)
                        && needs.stream().allMatch(need -> actor.canServeAs(need.capability())));
    }

    private static int mostLanes(List<Need> needs) {
        var most = 0;
        for (var phase : PhaseCode.values()) {
            var lanes = needs.stream()
                    .filter(need -> need.from().compareTo(phase) <= 0 && phase.compareTo(need.to()) <= 0)
                    .mapToInt(Need::lanes)
                    .sum();
            most = Math.max(most, lanes);
        }
        return most;
    }

    private static String described(String role, List<Need> needs) {
        var capabilities =
                needs.stream().map(Need::capability).distinct().sorted().toList();
        var lanes = mostLanes(needs);
        return "as " + String.join(" and ", capabilities) + (lanes > 1 ? " with " + lanes + " lanes" : "")
                + (capabilities.size() > 1 ? ", the role " + role : "");
    }
}
