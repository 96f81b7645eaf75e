package org.stillpoint.patient;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.stillpoint.patient.GateState.State;
import org.stillpoint.patient.PatientFile.Entry;

/** The gates that are judged by the patient's own records, and by the site's certification. */
enum RecordGate {

    /** The assessment visit is done, and not too long ago. */
    EVALUATION_CURRENT {
        @Override
        Finding judge(PatientFile file, GateQuestion question, GateRule rule) {
            return file.open(RecordKind.EVALUATION)
                    .max(Comparator.comparing(Entry::at))
                    .map(done -> Finding.through(done, lastDay(question.dayOf(done.at()), rule), question))
                    .orElse(Finding.NOTHING);
        }
    },

    /**
     * A prescriber has approved the route, for a patient who is old enough for it on the visit's day. Only the newest decision counts:
     * one that is withdrawn does not revive the one before.
     */
    CLEARANCE {
        @Override
        Finding judge(PatientFile file, GateQuestion question, GateRule rule) {
            return file.newest(RecordKind.CLEARANCE)
                    .map(decision -> clears(decision, question)
                            ? Finding.through(decision, decision.until(), question)
                            : Finding.against(List.of(decision)))
                    .orElse(Finding.NOTHING);
        }

        private static boolean clears(Entry decision, GateQuestion question) {
            return decision.isOpen()
                    && decision.code().equals(ClearanceDecision.CLEARED.name())
                    && decision.from().filter(question.visitDay()::isBefore).isEmpty();
        }
    },

    /** A prescriber has looked at the contraindications and found them acceptable. */
    SCREENING_REVIEWED {
        @Override
        Finding judge(PatientFile file, GateQuestion question, GateRule rule) {
            return file.newestOpen(RecordKind.SCREENING_REVIEW)
                    .map(review -> review.code().equals(ReviewOutcome.NOT_ACCEPTABLE.name())
                            ? Finding.against(List.of(review))
                            : Finding.through(review, lastDay(question.dayOf(review.recordedAt()), rule), question))
                    .orElse(Finding.NOTHING);
        }
    },

    /** Every consent that the treatment needs is signed. A revocation also ends what was signed before it. */
    CONSENT_SIGNED {
        @Override
        Finding judge(PatientFile file, GateQuestion question, GateRule rule) {
            var needed = Stream.of(ConsentKind.TREATMENT, ConsentKind.OFF_LABEL)
                    .filter(kind -> kind == ConsentKind.TREATMENT || file.offLabel())
                    .toList();
            var given = needed.stream()
                    .flatMap(kind -> standing(file, kind).stream())
                    .toList();
            var lacking = needed.stream()
                    .map(Enum::name)
                    .filter(kind -> given.stream().map(Entry::code).noneMatch(kind::equals))
                    .toList();
            return new Finding(lacking.isEmpty() ? State.MET : State.MISSING, Optional.empty(), given, lacking);
        }

        private static Optional<Entry> standing(PatientFile file, ConsentKind kind) {
            var consents = file.all(RecordKind.CONSENT)
                    .filter(entry -> entry.code().equals(kind.name()))
                    .toList();
            var revoked =
                    consents.stream().flatMap(entry -> entry.endedAt().stream()).max(Comparator.naturalOrder());
            return consents.stream()
                    .filter(Entry::isOpen)
                    .filter(entry -> revoked.filter(Predicate.not(entry.recordedAt()::isAfter))
                            .isEmpty())
                    .max(Entry.BY_RECORDING);
        }
    },

    /** Nothing tells of danger that a clinician has not cleared. */
    CRISIS_FLAG_CLEAR {
        @Override
        Finding judge(PatientFile file, GateQuestion question, GateRule rule) {
            var open = file.open(RecordKind.CRISIS_FLAG).toList();
            return open.isEmpty()
                    ? new Finding(
                            State.MET,
                            Optional.empty(),
                            file.all(RecordKind.CRISIS_FLAG).toList(),
                            List.of())
                    : Finding.against(open);
        }
    },

    /** The site is certified by the REMS on that day. */
    REMS_SITE_ACTIVE {
        @Override
        Finding judge(PatientFile file, GateQuestion question, GateRule rule) {
            return spanning(file, RecordKind.REMS_CERTIFICATION, question);
        }
    },

    /** The patient is enrolled in the REMS on that day. */
    REMS_PATIENT_ENROLLED {
        @Override
        Finding judge(PatientFile file, GateQuestion question, GateRule rule) {
            return spanning(file, RecordKind.REMS_ENROLMENT, question);
        }
    };

    /** What a gate found, without what its rule says. */
    record Finding(State state, Optional<LocalDate> lastDay, List<Entry> entries, List<String> lacks) {

        static final Finding NOTHING = against(List.of());

        static Finding against(List<Entry> entries) {
            return new Finding(State.MISSING, Optional.empty(), entries, List.of());
        }

        /** Good through its last day, or for ever. */
        static Finding through(Entry entry, Optional<LocalDate> lastDay, GateQuestion question) {
            boolean over = lastDay.filter(question.visitDay()::isAfter).isPresent();
            return new Finding(over ? State.EXPIRED : State.MET, lastDay, List.of(entry), List.of());
        }
    }

    abstract Finding judge(PatientFile file, GateQuestion question, GateRule rule);

    /** All of them that the rules ask of the route, in the order of their declaration. */
    static List<GateState> states(PatientFile file, GateQuestion question) {
        return Arrays.stream(values())
                .flatMap(gate -> file.rules().stream()
                        .filter(rule -> rule.code().equals(gate.name()))
                        .map(rule -> gate.state(file, question, rule)))
                .toList();
    }

    private GateState state(PatientFile file, GateQuestion question, GateRule rule) {
        var finding = judge(file, question, rule);
        return new GateState(
                name(),
                finding.state(),
                rule.when(),
                finding.lastDay().map(question::endOf),
                finding.entries().stream().map(Entry::asEvidence).toList(),
                finding.lacks(),
                rule.overridable());
    }

    private static Optional<LocalDate> lastDay(LocalDate own, GateRule rule) {
        return rule.validDays().isPresent()
                ? Optional.of(own.plusDays(rule.validDays().getAsInt()))
                : Optional.empty();
    }

    /** The one that reaches furthest of those that have begun by the visit's day. */
    private static Finding spanning(PatientFile file, RecordKind kind, GateQuestion question) {
        return file.open(kind)
                .filter(entry -> !entry.from().orElseThrow().isAfter(question.visitDay()))
                .max(Comparator.comparing((Entry entry) -> entry.until().orElse(LocalDate.MAX))
                        .thenComparing(Entry.BY_RECORDING))
                .map(entry -> Finding.through(entry, entry.until(), question))
                .orElse(Finding.NOTHING);
    }
}
