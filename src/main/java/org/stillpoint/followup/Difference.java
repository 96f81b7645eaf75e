package org.stillpoint.followup;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stillpoint.followup.FollowUpWrites.Change;
import org.stillpoint.followup.PatientFacts.Dosed;

/** What has to be written so that what is kept of a patient is as planned. Without a difference there is nothing to write. */
final class Difference {

    private final PatientFacts facts;
    private final Map<String, KnownFollowUp> known;
    private final Instant asOf;
    private final FollowUpWrites writes;
    private final Set<UUID> closed = new HashSet<>();

    /** {@code asOf}: when it happened that is worked off; what could not be answered any more already then is not begun. */
    Difference(PatientFacts facts, List<KnownFollowUp> known, Instant asOf, FollowUpWrites writes) {
        this.facts = facts;
        this.known = known.stream().collect(Collectors.toMap(KnownFollowUp::origin, Function.identity()));
        this.asOf = asOf;
        this.writes = writes;
    }

    void write(List<Planned> planned) {
        var gone = new HashMap<>(known);
        for (var each : planned) {
            gone.remove(each.origin());
            Optional.ofNullable(known.get(each.origin()))
                    .ifPresentOrElse(present -> change(present, each.done(done(each, present))), () -> create(each));
        }
        var left = gone.values().stream().filter(KnownFollowUp::planned).toList();
        left.forEach(this::leave);
        closeChains(left.stream().map(KnownFollowUp::id).toList());
        known.values().stream().filter(KnownFollowUp::isOpen).forEach(this::settle);
    }

    private Optional<Planned.Done> done(Planned wanted, KnownFollowUp present) {
        return wanted.done().or(present::visited).or(() -> answered(wanted, present));
    }

    /** What the plan knows of is answered as a whole; what was left out of an answer to it counts too. */
    private Optional<Planned.Done> answered(Planned wanted, KnownFollowUp present) {
        return wanted.kind() == FollowUpKind.QUESTIONNAIRE
                ? facts.answered(
                        wanted.instruments(),
                        wanted.answersCountFrom(),
                        wanted.window().to(),
                        chain(present))
                : Optional.empty();
    }

    /** It is done where what it was for has taken place, also where booking that had closed it; else it is not needed any more. */
    private void leave(KnownFollowUp present) {
        var done = present.visited().or(() -> returned(present));
        if (done.isPresent() && present.status() != FollowUpStatus.COMPLETED) {
            writes.complete(present, done.get());
        } else if (present.isOpen()) {
            writes.close(present);
        }
    }

    /** Whoever had to return by themselves has, once they are treated again. */
    private Optional<Planned.Done> returned(KnownFollowUp present) {
        return facts.doses().stream()
                .map(Dosed::endedAt)
                .filter(present.answersCountFrom()::isBefore)
                .filter(end -> present.kind() == FollowUpKind.SESSION
                        && present.place().series().isEmpty())
                .findFirst()
                .map(Planned.Done::at);
    }

    /** What the plan does not know stays, whatever becomes of the visit that was booked for it. */
    private void settle(KnownFollowUp open) {
        if (open.planned() || open.follows().filter(closed::contains).isPresent()) {
            return;
        }
        if (MoveRequests.isOne(open.origin()) && !isStillToBeMoved(open)) {
            writes.close(open);
            return;
        }
        open.visited()
                .or(() -> answeredLate(open))
                .ifPresentOrElse(done -> writes.complete(open, done), () -> keepWithoutLostVisit(open));
    }

    /** What was cancelled or given is not moved any more, nor what is as early already as was accepted. */
    private boolean isStillToBeMoved(KnownFollowUp request) {
        return facts.booked().stream()
                .filter(visit -> request.appointment()
                        .filter(visit.appointment()::equals)
                        .isPresent())
                .anyMatch(visit -> !visit.start().isBefore(request.window().to()));
    }

    private void keepWithoutLostVisit(KnownFollowUp open) {
        if (!open.appointment().equals(open.keptAppointment())) {
            writes.keep(open);
        }
    }

    /** Who is run after, or is to be called, and has answered is not any more, also where that was before the first step. */
    private Optional<Planned.Done> answeredLate(KnownFollowUp outreach) {
        return outreach.follows()
                .flatMap(this::ofId)
                .flatMap(root -> facts.answered(root.instruments(), root.answersCountFrom(), Instant.MAX, chain(root)));
    }

    /** The patient was asked the same by all of them. */
    private Set<UUID> chain(KnownFollowUp root) {
        return known.values().stream()
                .filter(each -> each.root().equals(root.id()))
                .map(KnownFollowUp::id)
                .collect(Collectors.toSet());
    }

    private Optional<KnownFollowUp> ofId(UUID id) {
        return known.values().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    private void create(Planned wanted) {
        if (wanted.done().isPresent() || isInTime(wanted)) {
            writes.create(facts.patient(), wanted);
        }
    }

    private void change(KnownFollowUp present, Planned wanted) {
        if (present.status() == FollowUpStatus.COMPLETED) {
            takeBack(present, wanted);
        } else if (wanted.done().isPresent()) {
            writes.change(present, Change.COMPLETED, wanted, wanted.appointment());
            closeChains(List.of(present.id()));
        } else if (present.isOpen()) {
            keepOpen(present, wanted);
        } else if (isInTime(wanted)
                && (present.status() == FollowUpStatus.CLOSED
                        || !wanted.window().equals(present.window()))) {
            writes.change(present, Change.REOPENED, wanted, appointment(present, wanted));
            closeChains(List.of(present.id()));
        }
    }

    /** What is completed stays so, but for a session whose dose was never given, as somebody has told since. */
    private void takeBack(KnownFollowUp present, Planned wanted) {
        if (present.doneByDose() && wanted.done().isEmpty()) {
            writes.change(present, Change.REOPENED, wanted, wanted.appointment());
        }
    }

    private boolean isInTime(Planned wanted) {
        return wanted.kind().isNeverTooLate() || wanted.window().to().isAfter(asOf);
    }

    private void keepOpen(KnownFollowUp present, Planned wanted) {
        var appointment = appointment(present, wanted);
        boolean moved = !wanted.window().equals(present.window());
        boolean same = !moved
                && wanted.place().equals(present.place())
                && wanted.instruments().equals(present.instruments())
                && appointment.equals(present.keptAppointment());
        if (!same) {
            writes.change(present, moved ? Change.MOVED : Change.NOTHING, wanted, appointment);
        }
    }

    /** The plan knows the visits of a course; of others it is kept what somebody has booked. */
    private static Optional<UUID> appointment(KnownFollowUp present, Planned wanted) {
        return wanted.appointment().or(present::appointment);
    }

    /** Nobody is run after any more for what is not missed. */
    private void closeChains(List<UUID> roots) {
        closed.addAll(roots);
        known.values().stream()
                .filter(KnownFollowUp::isOpen)
                .filter(each -> each.follows().filter(roots::contains).isPresent())
                .forEach(writes::close);
    }
}
