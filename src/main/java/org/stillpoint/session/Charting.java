package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;

/** Enters into charts what is only ever added, and reads it. Nobody waits for anybody but who corrects the same entry. */
@ApplicationScoped
@Transactional
class Charting {

    private final ChartFrames frames;
    private final ChartEntries entries;
    private final Event<SessionChanged> changed;
    private final DayBook book;
    private final Clock clock;

    Charting(ChartFrames frames, ChartEntries entries, Event<SessionChanged> changed, DayBook book, Clock clock) {
        this.frames = frames;
        this.entries = entries;
        this.changed = changed;
        this.book = book;
        this.clock = clock;
    }

    /** {@code told} is when it was; null for now. */
    <E extends ChartEntry> Charted<E> add(
            ChartKind kind, UUID session, OffsetDateTime told, Function<Entering, E> made) {
        var frame = frames.of(session);
        var now = clock.instant();
        var entry = made.apply(book.entering(session, frame.moment(kind, told, now), now, Optional.empty()));
        entries.persist(entry);
        changed.fire(frame.changed(kind.name(), entry.at()));
        book.done(kind.recorded(entry, frame));
        return new Charted<>(frame, entry);
    }

    /** {@code made} makes the right entry from the wrong one. */
    <E extends ChartEntry> Charted<E> correct(
            ChartKind kind,
            Class<E> type,
            UUID session,
            UUID entry,
            CorrectsEntry request,
            BiFunction<Entering, E, E> made) {
        var frame = frames.of(session);
        var wrong = entries.locked(type, session, entry);
        var now = clock.instant();
        var at = request.at() == null ? wrong.at() : frame.moment(kind, request.at(), now);
        var correction = new Entering.Correction(wrong.id(), request.reason(), request.withdraws());
        var right = made.apply(book.entering(session, at, now, Optional.of(correction)), wrong);
        wrong.correctedBy(right.id());
        entries.flush();
        entries.persist(right);
        changed.fire(frame.changed(kind.name(), right.at()));
        book.done(kind.corrected(wrong, frame, request.reason()));
        return new Charted<>(frame, right);
    }

    /** By the time at which it was; wrong entries too. */
    <E extends ChartEntry, V> Page<V> list(
            ChartKind kind, Class<E> type, UUID session, PageRequest page, BiFunction<E, ChartFrame, V> view) {
        var frame = frames.of(session);
        var found = Page.of(entries.page(type, session, page), page.limit(), ChartEntries::cursor);
        book.done(kind.listed(frame, found.items().size()));
        return found.map(entry -> view.apply(entry, frame));
    }

    static void check(CorrectsEntry request, Consumer<InvalidRequest.Collector> values) {
        var errors = new InvalidRequest.Collector();
        request.check(errors);
        if (!request.withdraws()) {
            values.accept(errors);
        }
        errors.refuse();
    }
}
