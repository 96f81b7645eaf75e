package org.stillpoint.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stillpoint.intake.QueueQuery.Wanted;

/**
 * The statement that reads a page of the queue. Each part of the queue is read from the index in its order, and no further than
 * the page needs, so that it does not matter how many requests there are. What is not asked for is not in the statement: its
 * plan is made once, without looking at the values.
 */
final class QueueSql {

    private static final String PAGE = """
            select {r.*}, q.band, q.at, a.account_id as account, a.taken_at as taken, a.ends_at as until,
                (select array_agg(o.id order by o.queue_rank, o.queue_at, o.id) from appointment_request o
                 where coalesce(o.linked_to, o.id) = coalesce(r.linked_to, r.id) and o.queue_rank < 8 and o.id <> r.id) as linked
            from (select * from (%s) p order by band, turn, id limit :limit) q
            join appointment_request r on r.id = q.id
            left join request_assignment a on a.request_id = coalesce(r.linked_to, r.id) and a.ends_at > :now
            order by q.band, q.turn, q.id""";

    private static final String PART = """
            (select r.id, %d as band, r.queue_at as at, %sextract(epoch from r.queue_at) as turn
             from appointment_request r where %s order by %s limit :limit)""";

    private static final String AFTER = "(r.queue_at, r.id) > (:at, :id)";
    private static final String BEFORE = "r.queue_at <= :at and (r.queue_at < :at or r.id > :id)";

    /** Requests of one person are one item: the most urgent of those that are wanted is shown, and the others with it. */
    private static final String STANDS_FOR_ALL = """
            not exists (select 1 from appointment_request o
                where coalesce(o.linked_to, o.id) = coalesce(r.linked_to, r.id) and o.queue_rank < 8
                and (%s, o.queue_at, o.id) < (%s, r.queue_at, r.id)%s)""";

    /** In the order of {@link QueueBand}: who is to be called later comes after who waits. */
    private static final String URGENCY =
            "case when %1$s.queue_rank = 1 and %1$s.queue_at > :asOf then 3 else %1$s.queue_rank end";

    private static final String ASSIGNED = """
            %s (select 1 from request_assignment a
                where a.request_id = coalesce(r.linked_to, r.id) and a.ends_at > :now%s)""";

    private static final String AND = "\n and ";

    private final Map<String, Object> values = new HashMap<>();
    private final Wanted wanted;
    private final String text;

    QueueSql(Wanted wanted, int limit) {
        this.wanted = wanted;
        values.put("now", wanted.now());
        values.put("limit", limit);
        text = PAGE.formatted(wanted.bands().stream().map(this::part).collect(Collectors.joining(" union all ")));
    }

    String text() {
        return text;
    }

    Map<String, Object> values() {
        return values;
    }

    private String part(QueueBand band) {
        boolean backwards = band == QueueBand.CLOSED;
        if (band.isOpen()) {
            values.put("asOf", wanted.asOf());
        }
        return PART.formatted(
                band.ordinal(),
                backwards ? "-" : "",
                String.join(AND, conditions(band, backwards)),
                backwards ? "r.queue_at desc, r.id" : "r.queue_at, r.id");
    }

    private List<String> conditions(QueueBand band, boolean backwards) {
        var conditions = new ArrayList<>(List.of(band.condition()));
        wanted.after().filter(after -> after.band() == band).ifPresent(after -> {
            values.put("at", after.at());
            values.put("id", after.id());
            conditions.add(backwards ? BEFORE : AFTER);
        });
        var filters = band == QueueBand.CRISIS ? crisisFilters("r") : filters("r");
        conditions.addAll(filters);
        if (band.isOpen()) {
            conditions.add(STANDS_FOR_ALL.formatted(URGENCY.formatted("o"), URGENCY.formatted("r"), others(filters)));
        }
        assigned(band).ifPresent(conditions::add);
        return conditions;
    }

    /** Which of the others of an item may stand for it: those that are shown themselves. */
    private String others(List<String> filters) {
        return filters.isEmpty()
                ? ""
                : "%s (o.queue_rank = 0%s or o.queue_rank > 0%s)"
                        .formatted(AND, all(crisisFilters("o")), all(filters("o")));
    }

    private static String all(List<String> filters) {
        return filters.stream().map(AND::concat).collect(Collectors.joining());
    }

    /** Danger is everybody's, however they look at the queue; only what concerns another site is left to that. */
    private List<String> crisisFilters(String row) {
        return wanted.site().stream()
                .map(site -> {
                    values.put("site", site);
                    return "(%1$s.site_id = :site or %1$s.site_id is null)".formatted(row);
                })
                .toList();
    }

    private List<String> filters(String row) {
        var filters = new ArrayList<String>();
        among(row, "status", wanted.statuses()).ifPresent(filters::add);
        among(row, "channel", wanted.channels()).ifPresent(filters::add);
        among(row, "kind", wanted.kinds()).ifPresent(filters::add);
        wanted.site().ifPresent(site -> {
            values.put("site", site);
            filters.add(row + ".site_id = :site");
        });
        return filters;
    }

    private Optional<String> among(String row, String column, Collection<? extends Enum<?>> some) {
        if (some.isEmpty()) {
            return Optional.empty();
        }
        values.put(column, some.stream().map(Enum::name).toList());
        return Optional.of("%s.%s in (:%s)".formatted(row, column, column));
    }

    private Optional<String> assigned(QueueBand band) {
        if (wanted.assignedTo().isPresent()) {
            values.put("account", wanted.assignedTo().get());
            return Optional.of(
                    band == QueueBand.CRISIS
                            ? ASSIGNED.formatted("not exists", " and a.account_id <> :account")
                            : ASSIGNED.formatted("exists", " and a.account_id = :account"));
        }
        return wanted.unassigned() ? Optional.of(ASSIGNED.formatted("not exists", "")) : Optional.empty();
    }
}
