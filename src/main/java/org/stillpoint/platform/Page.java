package org.stillpoint.platform;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of a list in a stable order; {@code next} is the opaque cursor of the page that follows, or null on the last. */
public record Page<T>(@Schema(required = true) List<T> items, String next) implements Paged {

    /**
     * Cuts a page from rows read with one more than the limit, so that no second query is needed to know whether more follow.
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursorOf) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null);
        }
        var items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, cursorOf.apply(items.getLast()));
    }

    @Override
    public Page<T> withNext(String cursor) {
        return new Page<>(items, cursor);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), next);
    }
}
