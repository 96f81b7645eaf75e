package org.stillpoint.patient;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What was known of a gate when it was lifted.
 *
 * @param evidence ids of the records that spoke for or against it
 * @param lacks what was not there
 */
public record GateBasis(Set<UUID> evidence, Set<String> lacks) {

    public GateBasis {
        evidence = Set.copyOf(evidence);
        lacks = Set.copyOf(lacks);
    }

    public static GateBasis of(GateState gate) {
        return new GateBasis(
                gate.evidence().stream().map(GateEvidence::id).collect(Collectors.toSet()), Set.copyOf(gate.lacks()));
    }

    /**
     * Whether nothing else has come to light since. Where it is told by name what is lacking, less against it is no news; where it is
     * not, only the evidence tells one case from another.
     */
    public boolean tellsAllOf(GateState gate) {
        var now = of(gate);
        return now.lacks.isEmpty()
                ? evidence.equals(now.evidence)
                : evidence.containsAll(now.evidence) && lacks.containsAll(now.lacks);
    }
}
