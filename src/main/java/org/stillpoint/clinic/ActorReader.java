package org.stillpoint.clinic;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads an actor of the clinic file. */
final class ActorReader {

    private final EntityIds ids;
    private final Set<String> siteCodes;

    ActorReader(EntityIds ids, Set<String> siteCodes) {
        this.ids = ids;
        this.siteCodes = siteCodes;
    }

    Actor actor(FileNode node) {
        var code = node.text("code");
        var site = node.at("site");
        site.text().filter(name -> !siteCodes.contains(name)).ifPresent(name -> site.wrong("there is no site " + name));
        var hours = node.at("workingHours");
        return new Actor(
                ids.of(EntityKind.ACTOR, code),
                code,
                node.text("name"),
                node.constant("kind", ActorKind.class).orElse(ActorKind.ROOM),
                ids.of(EntityKind.SITE, site.text().orElse("")),
                capabilities(node),
                node.number("lanes").orElse(1),
                hours.isPresent() ? Optional.of(HoursReader.weekly(hours)) : Optional.empty(),
                HoursReader.exceptions(node.at("exceptions")),
                false);
    }

    private static Set<String> capabilities(FileNode node) {
        var capabilities = new TreeSet<String>();
        for (var item : node.items("capabilities")) {
            item.text().ifPresent(capabilities::add);
        }
        return Set.copyOf(capabilities);
    }
}
