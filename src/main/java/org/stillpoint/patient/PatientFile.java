package org.stillpoint.patient;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one patient's gates for one route at one site are judged by, as it is recorded at one moment.
 *
 * @param known whether there is such a patient
 * @param onLabel the indications that are on the label of the route
 */
record PatientFile(boolean known, List<GateRule> rules, Set<String> onLabel, List<Entry> entries) {

    /**
     * A record, without its texts.
     *
     * @param code a consent's kind, a clearance's decision, a review's outcome; null for other kinds
     * @param indication of a clearance; null for other kinds
     * @param at when it was signed, done or raised, else when it was recorded
     * @param from the first local day, of a clearance the birthday from which the route may be given; {@code until} the last one
     * @param endedAt when it was revoked, withdrawn or cleared
     */
    record Entry(
            RecordKind kind,
            UUID id,
            String code,
            String indication,
            Instant at,
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            Optional<Instant> endedAt,
            Optional<UUID> recordedBy,
            Instant recordedAt) {

        static final Comparator<Entry> BY_RECORDING =
                Comparator.comparing(Entry::recordedAt).thenComparing(Entry::id);

        boolean isOpen() {
            return endedAt.isEmpty();
        }

        /** What ended later had not ended. */
        private Entry knownTo(GateQuestion question) {
            return new Entry(
                    kind,
                    id,
                    code,
                    indication,
                    at,
                    from,
                    until,
                    endedAt.filter(question::knows),
                    recordedBy,
                    recordedAt);
        }

        GateEvidence asEvidence() {
            return new GateEvidence(kind.name(), id, recordedBy, recordedAt);
        }
    }

    /** As far as it counts for the question. */
    PatientFile knownTo(GateQuestion question) {
        return new PatientFile(
                known,
                rules,
                onLabel,
                entries.stream()
                        .filter(entry -> question.knows(entry.recordedAt()))
                        .map(entry -> entry.knownTo(question))
                        .toList());
    }

    Stream<Entry> all(RecordKind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind);
    }

    Stream<Entry> open(RecordKind kind) {
        return all(kind).filter(Entry::isOpen);
    }

    /** The last that was recorded, ended or not: what came before it is history. */
    Optional<Entry> newest(RecordKind kind) {
        return all(kind).max(Entry.BY_RECORDING);
    }

    Optional<Entry> newestOpen(RecordKind kind) {
        return open(kind).max(Entry.BY_RECORDING);
    }

    /**
     * Whether the use that the patient is cleared for is off-label. A route without any use on a label always is; for another
     * one nobody knows before the clearance names its indication.
     */
    boolean offLabel() {
        return onLabel.isEmpty()
                || newest(RecordKind.CLEARANCE)
                        .map(Entry::indication)
                        .filter(Predicate.not(onLabel::contains))
                        .isPresent();
    }

    /** What other features say of their gates, when and whether to be lifted as the clinic's rules have it, where these name them. */
    List<GateState> ruled(List<GateState> states) {
        return states.stream()
                .map(state -> rules.stream()
                        .filter(rule -> rule.code().equals(state.code()))
                        .findFirst()
                        .map(state::under)
                        .orElse(state))
                .toList();
    }
}
