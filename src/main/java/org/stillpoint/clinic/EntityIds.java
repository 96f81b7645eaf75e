package org.stillpoint.clinic;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Knows which id a code stands for: that of the present plan where it has the code, a new one else. */
interface EntityIds {

    UUID of(EntityKind kind, String code);

    /** Ids of no plan, for looking at a file by itself. */
    static EntityIds provisional() {
        return (kind, code) -> UUID.nameUUIDFromBytes((kind + "/" + code).getBytes(StandardCharsets.UTF_8));
    }

    static EntityIds over(ClinicPlan plan, Supplier<UUID> next) {
        Map<String, UUID> fresh = new HashMap<>();
        return (kind, code) -> known(plan, kind, code)
                .orElseGet(() -> fresh.computeIfAbsent(kind + "/" + code, ignored -> next.get()));
    }

    private static Optional<UUID> known(ClinicPlan plan, EntityKind kind, String code) {
        return switch (kind) {
            case SITE -> plan.site(code).map(Site::id);
            case ACTOR -> plan.actor(code).map(Actor::id);
            case SERVICE -> plan.service(code).map(Service::id);
            case SETTINGS, PROTOCOL -> Optional.empty();
        };
    }
}
