package org.stillpoint.followup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stillpoint.followup.FollowUpWrites.Change;

/** What has to be written so that what is kept of a patient is as planned. Without a difference there is nothing to write. */
final class Difference {

    private final UUID patient;
    private final Map<String, KnownFollowUp> known;
    private final Instant asOf;
    private final FollowUpWrites writes;

    /** {@code asOf}: when it happened that is worked off; what was too late already then is not begun any more. */
    Difference(UUID patient, List<KnownFollowUp> known, Instant asOf, FollowUpWrites writes) {
        this.patient = patient;
        this.known = known.stream().collect(Collectors.toMap(KnownFollowUp::origin, Function.identity()));
        this.asOf = asOf;
        this.writes = writes;
    }

    void write(List<Planned> planned) {
        var gone = new HashMap<>(known);
        for (var each : planned) {
            gone.remove(each.origin());
            Optional.ofNullable(known.get(each.origin()))
                    .ifPresentOrElse(present -> change(present, each), () -> create(each));
        }
        var left = gone.values().stream().filter(KnownFollowUp::planned).toList();
        left.stream().filter(KnownFollowUp::isOpen).forEach(each -> writes.close(each));
        closeChains(left.stream().map(KnownFollowUp::id).toList());
    }

    private void create(Planned wanted) {
        if (wanted.done().isPresent() || wanted.window().to().isAfter(asOf)) {
            writes.create(patient, wanted);
        }
    }

    private void change(KnownFollowUp present, Planned wanted) {
        if (present.status() == FollowUpStatus.COMPLETED) {
            return;
        }
        if (wanted.done().isPresent()) {
            writes.change(present, Change.COMPLETED, wanted, wanted.appointment());
            closeChains(List.of(present.id()));
        } else if (present.isOpen()) {
            keepOpen(present, wanted);
        } else if (wanted.window().to().isAfter(asOf)
                && (present.status() == FollowUpStatus.CLOSED
                        || !wanted.window().equals(present.window()))) {
            writes.change(present, Change.REOPENED, wanted, appointment(present, wanted));
            closeChains(List.of(present.id()));
        }
    }

    private void keepOpen(KnownFollowUp present, Planned wanted) {
        var appointment = appointment(present, wanted);
        boolean moved = !wanted.window().equals(present.window());
        boolean same = !moved
                && wanted.place().equals(present.place())
                && wanted.instruments().equals(present.instruments())
                && appointment.equals(present.appointment());
        if (!same) {
            writes.change(present, moved ? Change.MOVED : Change.NOTHING, wanted, appointment);
        }
    }

    /** The plan knows the visits of a course; of others it is kept what somebody has booked. */
    private static Optional<UUID> appointment(KnownFollowUp present, Planned wanted) {
        return wanted.appointment().or(present::appointment);
    }

    /** Nobody is run after any more for what is not missed. */
    private void closeChains(List<UUID> parents) {
        var all = new ArrayList<>(parents);
        for (int at = 0; at < all.size(); at++) {
            var parent = all.get(at);
            known.values().stream()
                    .filter(each -> each.follows().filter(parent::equals).isPresent())
                    .forEach(each -> {
                        if (each.isOpen()) {
                            writes.close(each);
                        }
                        all.add(each.id());
                    });
        }
    }
}
