package org.stillpoint.session;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.stillpoint.patient.GateState;

/** The gates that are judged on the day only, each by what is put on file for it. */
enum DayGate {

    /** There is a prescription for what is given today. */
    PRESCRIPTION_ON_FILE(Set.of("reference", "prescriber", "drug", "amount", "unit"), Set.of()) {
        @Override
        DayFinding judge(DayCase day) {
            return day.newest().map(DayFinding::met).orElse(DayFinding.MISSING);
        }
    },

    /** A prescriber is here. */
    PRESCRIBER_ON_SITE(Set.of("practitioner"), Set.of()) {
        @Override
        DayFinding judge(DayCase day) {
            return day.newest().map(DayFinding::met).orElse(DayFinding.MISSING);
        }
    },

    /** Whether the patient may be pregnant was asked lately, and they are not. */
    PREGNANCY_REVIEWED(Set.of("outcome"), Set.of()) {
        @Override
        DayFinding judge(DayCase day) {
            return day.newest()
                    .map(proof -> proof.detail().outcome().isClear()
                            ? day.throughItsDays(proof)
                            : DayFinding.against(
                                    proof, List.of(proof.detail().outcome().name())))
                    .orElse(DayFinding.MISSING);
        }
    },

    /** What the patient takes was looked at lately. */
    MEDICATIONS_REVIEWED(Set.of("changed"), Set.of("note")) {
        @Override
        DayFinding judge(DayCase day) {
            return day.newest()
                    .map(proof -> proof.detail().changed()
                            ? day.throughItsDays(proof).warning("MEDICATIONS_CHANGED")
                            : day.throughItsDays(proof))
                    .orElse(DayFinding.MISSING);
        }
    },

    /** The patient has not eaten, drunk or sprayed what the protocol forbids for so long. */
    FASTING_CONFIRMED(Set.of("lastFoodAt", "lastLiquidAt"), Set.of("lastNasalSprayAt")) {
        @Override
        DayFinding judge(DayCase day) {
            return day.newest().map(proof -> fasting(proof, day)).orElse(DayFinding.MISSING);
        }

        private static DayFinding fasting(Proof proof, DayCase day) {
            var told = proof.detail();
            var over = new TreeMap<String, Instant>();
            day.fasting().ifPresent(fasting -> {
                over.put("FOOD", after(told.lastFoodAt(), Duration.ofHours(fasting.foodHours())));
                over.put("LIQUID", after(told.lastLiquidAt(), Duration.ofMinutes(fasting.liquidMinutes())));
                fasting.nasalSprayMinutes()
                        .ifPresent(minutes ->
                                over.put("NASAL_SPRAY", after(told.lastNasalSprayAt(), Duration.ofMinutes(minutes))));
            });
            var early = over.entrySet().stream()
                    .filter(one -> one.getValue().isAfter(day.at()))
                    .toList();
            var lacks = early.stream().map(one -> one.getKey()).toList();
            return early.isEmpty()
                    ? DayFinding.met(proof)
                    : DayFinding.against(proof, lacks)
                            .holdingFrom(early.stream()
                                    .map(one -> one.getValue())
                                    .max(Instant::compareTo)
                                    .orElseThrow());
        }

        /** None was taken: that is over at any time. */
        private static Instant after(OffsetDateTime last, Duration wait) {
            return last == null ? Instant.MIN : last.toInstant().plus(wait);
        }
    },

    /** Somebody takes the patient home; a service only on a prescriber's word, where an escort is wanted. */
    TRANSPORT_CONFIRMED(Set.of("kind", "name", "phone"), Set.of()) {
        @Override
        DayFinding judge(DayCase day) {
            return day.newest()
                    .map(proof -> proof.detail().kind() == TransportKind.PERSON
                                    || !day.file().wantsEscort()
                            ? DayFinding.met(proof)
                            : DayFinding.against(proof, List.of(NO_ESCORT)))
                    .orElse(DayFinding.MISSING);
        }
    },

    /** The newest blood pressure is one with which a dose may be given. */
    BLOOD_PRESSURE_ACCEPTABLE(Set.of(), Set.of()) {
        @Override
        DayFinding judge(DayCase day) {
            return day.pressure().map(reading -> pressure(reading, day)).orElse(DayFinding.NOT_LIFTED);
        }

        /** Who has no fresh reading measures again: nobody lifts that, nor the highest band. */
        private static DayFinding pressure(PressureReading reading, DayCase day) {
            var bands = day.bands();
            var found = day.throughItsMinutes(DayFinding.of(reading), reading.at());
            if (found.state() == GateState.State.EXPIRED) {
                return found;
            }
            if (bands.block().filter(reading::reaches).isPresent()) {
                return found.missing("BLOCKED");
            }
            if (bands.override().filter(reading::reaches).isPresent()) {
                return found.missing("PRESCRIBERS_DECISION").liftable();
            }
            return bands.warn().filter(reading::reaches).isPresent() ? found.warning("BLOOD_PRESSURE_RAISED") : found;
        }
    };

    /** What a way home lacks that is a service's. */
    static final String NO_ESCORT = "ESCORT";

    private final Set<String> needed;
    private final Set<String> allowed;

    DayGate(Set<String> needed, Set<String> allowed) {
        this.needed = needed;
        this.allowed = allowed;
    }

    abstract DayFinding judge(DayCase day);

    static Optional<DayGate> of(String code) {
        return Arrays.stream(values()).filter(gate -> gate.name().equals(code)).findFirst();
    }

    /** Members of {@link EvidenceDetail} that have to be told. */
    Set<String> needed() {
        return needed;
    }

    /** Those that may be told beside them. */
    Set<String> allowed() {
        return allowed;
    }

    /** Whether something can be put on file for it. */
    boolean takesEvidence() {
        return !needed.isEmpty();
    }

    /** Whether what was put on file at the patient's earlier sessions holds too. */
    boolean holdsForDays() {
        return this == PREGNANCY_REVIEWED || this == MEDICATIONS_REVIEWED;
    }
}
