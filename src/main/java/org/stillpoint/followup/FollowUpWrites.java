package org.stillpoint.followup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.stillpoint.platform.RoundTrip;

/** Gathers what is written about follow-ups, so that all of it goes out together, and nothing if nothing changes. */
final class FollowUpWrites {

    /** What is told of a change. */
    enum Change {
        MOVED,
        REOPENED,
        COMPLETED,
        MISSED,
        CLOSED,
        /** Nothing that anybody minds. */
        NOTHING;

        FollowUpStatus status() {
            return switch (this) {
                case COMPLETED -> FollowUpStatus.COMPLETED;
                case MISSED -> FollowUpStatus.MISSED;
                case CLOSED -> FollowUpStatus.CLOSED;
                case MOVED, REOPENED, NOTHING -> FollowUpStatus.OPEN;
            };
        }
    }

    /** What makes a follow-up beside the plan. */
    record Basis(String name, Optional<UUID> follows, int priority, int escalation) {
        static final Basis PLAN = new Basis("PLAN", Optional.empty(), FollowUpDefaults.priority("OTHERS"), 0);

        /** Something that was told, and waits for nobody. */
        static Basis event(int priority) {
            return new Basis("EVENT", Optional.empty(), priority, 0);
        }

        /** The nth step of running after somebody who has not answered. */
        static Basis missed(UUID followUp, int step, boolean call) {
            var priority = FollowUpDefaults.priority(call ? "CALL" : "OTHERS");
            return new Basis("MISSED", Optional.of(followUp), priority, step);
        }
    }

    private final List<FollowUpRows.Created> created = new ArrayList<>();
    private final List<FollowUpRows.Changed> changed = new ArrayList<>();
    private final List<FollowUpRows.Told> told = new ArrayList<>();
    private final Supplier<UUID> ids;
    private final Instant now;

    FollowUpWrites(Supplier<UUID> ids, Instant now) {
        this.ids = ids;
        this.now = now;
    }

    void create(UUID patient, Planned planned) {
        create(patient, planned, Basis.PLAN);
    }

    /** Does nothing where there is one of the same origin. */
    UUID create(UUID patient, Planned planned, Basis basis) {
        return create(
                patient,
                planned,
                basis,
                planned.done().map(Planned.Done::responses).orElse(List.of()));
    }

    /** {@code responses}: the answers that it is about. */
    UUID create(UUID patient, Planned planned, Basis basis, List<UUID> responses) {
        var id = ids.get();
        var place = planned.place();
        var window = planned.window();
        created.add(new FollowUpRows.Created(
                id,
                patient,
                planned.origin(),
                planned.code(),
                planned.kind(),
                basis.name(),
                place.series(),
                place.session(),
                basis.follows(),
                place.site(),
                place.protocol(),
                planned.instruments(),
                window.due(),
                window.from(),
                window.to(),
                planned.why(),
                basis.priority(),
                basis.escalation(),
                planned.appointment(),
                responses,
                planned.done().map(Planned.Done::at),
                now));
        told.add(new FollowUpRows.Told(id, "CREATED", now, Map.of("dueAt", window.due())));
        return id;
    }

    void change(KnownFollowUp present, Change change, Planned wanted, Optional<UUID> appointment) {
        var done = wanted.done();
        write(
                present,
                change,
                wanted.place(),
                wanted.window(),
                wanted.instruments(),
                Optional.of(wanted.why()),
                appointment,
                done);
    }

    void close(KnownFollowUp present) {
        keeping(present, Change.CLOSED, Optional.empty());
    }

    void miss(KnownFollowUp present) {
        keeping(present, Change.MISSED, Optional.empty());
    }

    /** As it is, with the visit that takes place, if there is one. */
    void keep(KnownFollowUp open) {
        keeping(open, Change.NOTHING, Optional.empty());
    }

    /** With all else as it is. */
    void complete(KnownFollowUp present, Planned.Done done) {
        keeping(present, Change.COMPLETED, Optional.of(done));
    }

    private void keeping(KnownFollowUp present, Change change, Optional<Planned.Done> done) {
        write(
                present,
                change,
                present.place(),
                present.window(),
                present.instruments(),
                Optional.empty(),
                present.appointment(),
                done);
    }

    private void write(
            KnownFollowUp present,
            Change change,
            Planned.Place place,
            Window window,
            List<String> instruments,
            Optional<Why> why,
            Optional<UUID> appointment,
            Optional<Planned.Done> done) {
        changed.add(new FollowUpRows.Changed(
                present.id(),
                change.status(),
                place.site(),
                place.series(),
                place.session(),
                place.protocol(),
                instruments,
                window.due(),
                window.from(),
                window.to(),
                why,
                appointment,
                done.map(Planned.Done::at),
                done.map(Planned.Done::responses),
                now));
        if (change != Change.NOTHING) {
            var detail = window.equals(present.window())
                    ? Map.<String, Object>of()
                    : Map.<String, Object>of(
                            "dueAt",
                            window.due(),
                            "formerDueAt",
                            present.window().due());
            told.add(new FollowUpRows.Told(present.id(), change.name(), now, detail));
        }
    }

    boolean isEmpty() {
        return created.isEmpty() && changed.isEmpty();
    }

    List<FollowUpRows.Created> created() {
        return List.copyOf(created);
    }

    List<FollowUpRows.Changed> changed() {
        return List.copyOf(changed);
    }

    RoundTrip statements() {
        return FollowUpRows.statements(created, changed, told);
    }
}
