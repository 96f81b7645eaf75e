package org.stillpoint.patient;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was known of a gate when it was lifted.
 *
 * @param evidence ids of the records that spoke for or against it
 * @param lacks what was not there; of a rule that other visits break, such as {@code MIN_GAP}, also {@code MIN_GAP 2027-01-14} for
 *     each of their days
 */
public record GateBasis(Set<UUID> evidence, Set<String> lacks) {

    public GateBasis {
        evidence = Set.copyOf(evidence);
        lacks = Set.copyOf(lacks);
    }

    public static GateBasis of(GateState gate) {
        var days =
                gate.broken().stream().flatMap(broken -> broken.days().stream().map(day -> ofDay(broken.rule(), day)));
        return new GateBasis(
                gate.evidence().stream().map(GateEvidence::id).collect(Collectors.toSet()),
                Stream.concat(gate.lacks().stream(), days).collect(Collectors.toSet()));
    }

    private static String ofDay(String rule, LocalDate day) {
        return rule + " " + day;
    }

    /**
     * Whether nothing else has come to light since. Where it is told by name what is lacking, less against it is no news; where it is
     * not, only the evidence tells one case from another.
     */
    public boolean tellsAllOf(GateState gate) {
        var now = of(gate);
        return now.lacks.isEmpty()
                ? evidence.equals(now.evidence)
                : evidence.containsAll(now.evidence)
                        && lacks.containsAll(gate.lacks())
                        && gate.broken().stream().allMatch(broken -> tells(broken.rule(), broken.days()));
    }

    /** Whether it was known that visits on these days break that rule. A gap that has grown since counts from another day. */
    public boolean tells(String rule, Collection<LocalDate> days) {
        return lacks.contains(rule)
                && (keptWithoutDays(rule)
                        || days.stream().map(day -> ofDay(rule, day)).allMatch(lacks::contains));
    }

    /** As all were at first, and as a rule is that no other visit breaks. */
    private boolean keptWithoutDays(String rule) {
        return lacks.stream().noneMatch(lack -> lack.startsWith(rule + " "));
    }
}
