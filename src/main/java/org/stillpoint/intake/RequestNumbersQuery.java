package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.intake.RequestNumbersView.Numbers;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.TimeSlot;

/** Counts requests by one statement. */
@ApplicationScoped
class RequestNumbersQuery {

    /** The last row, without channel and kind, is about all of them: a median can not be had from medians. */
    private static final String NUMBERS = """
            select channel, kind, count(*) as received,
                count(*) filter (where queue_rank = 8) as held_back,
                count(*) filter (where status = 'SPAM') as spam,
                count(*) filter (where status = 'DUPLICATE') as duplicates,
                count(first_contact_at) as contacted,
                percentile_cont(0.5) within group (order by extract(epoch from first_contact_at - received_at)) as median,
                percentile_cont(0.9) within group (order by extract(epoch from first_contact_at - received_at)) as p90,
                count(*) filter (where status = 'ASSESSMENT_SCHEDULED') as converted,
                round(count(*) filter (where status = 'ASSESSMENT_SCHEDULED')::numeric
                    / nullif(count(*) filter (where status not in ('SPAM', 'DUPLICATE') and queue_rank <> 8), 0), 3) as rate,
                count(*) filter (where status = 'ANSWERED') as answered,
                count(*) filter (where status = 'REFERRED') as referred,
                count(*) filter (where status = 'DECLINED') as declined,
                count(*) filter (where status = 'WITHDRAWN') as withdrawn
            from appointment_request where received_at >= ? and received_at < ?%s
            group by grouping sets ((channel, kind), ()) order by channel, kind""";

    private final Database database;

    RequestNumbersQuery(Database database) {
        this.database = database;
    }

    /** By channel and kind, in their order; the last is the total. */
    List<Numbers> numbers(TimeSlot received, Optional<UUID> site) {
        var values = new ArrayList<Object>(List.of(received.start(), received.end()));
        site.ifPresent(values::add);
        return database.list(
                NUMBERS.formatted(site.isPresent() ? " and site_id = ?" : ""),
                RequestNumbersQuery::read,
                values.toArray());
    }

    private static Numbers read(ResultSet row) throws SQLException {
        var channel = row.getString("channel");
        var kind = row.getString("kind");
        return new Numbers(
                channel == null ? null : Channel.valueOf(channel),
                kind == null ? null : RequestKind.valueOf(kind),
                row.getLong("received"),
                row.getLong("held_back"),
                row.getLong("spam"),
                row.getLong("duplicates"),
                row.getLong("contacted"),
                minutes(row, "median"),
                minutes(row, "p90"),
                row.getLong("converted"),
                row.getBigDecimal("rate"),
                row.getLong("answered"),
                row.getLong("referred"),
                row.getLong("declined"),
                row.getLong("withdrawn"));
    }

    /** Rounded to whole minutes; null where nobody was contacted. */
    private static Long minutes(ResultSet row, String column) throws SQLException {
        var seconds = row.getDouble(column);
        return row.wasNull() ? null : Math.round(seconds / 60);
    }
}
