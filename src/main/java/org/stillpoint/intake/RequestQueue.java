package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.intake.QueueQuery.Wanted;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;

/** Shows staff what is to be done next: danger first, then who is to be called now, then who waits longest. */
@ApplicationScoped
@Transactional
class RequestQueue {

    private final QueueQuery query;
    private final RequestViews views;
    private final Clinic clinic;
    private final CurrentUser user;
    private final Audit audit;
    private final Clock clock;

    RequestQueue(QueueQuery query, RequestViews views, Clinic clinic, CurrentUser user, Audit audit, Clock clock) {
        this.query = query;
        this.views = views;
        this.clinic = clinic;
        this.user = user;
        this.audit = audit;
        this.clock = clock;
    }

    Page<RequestView> list(QueueFilter filter, PageRequest page) {
        var now = clock.instant();
        var wanted = wanted(filter, page.rawAfter().map(cursor -> QueueCursor.decode(cursor, now)), now);
        var rows = wanted.bands().isEmpty() ? List.<QueueQuery.Row>of() : query.page(wanted, page.limit() + 1);
        var found = Page.of(rows, page.limit(), last -> new QueueCursor(
                        wanted.asOf(), last.band(), last.at(), last.request().id())
                .encode());
        audit.record(RequestDeeds.listed(found.items()));
        return new Page<>(views.of(found.items(), now), found.next());
    }

    private Wanted wanted(QueueFilter filter, Optional<QueueCursor> after, Instant now) {
        // What came before the part in which the page before ended has been shown.
        var bands = EnumSet.copyOf(bands(filter));
        after.ifPresent(cursor -> bands.removeIf(band -> band.compareTo(cursor.band()) < 0));
        return new Wanted(
                bands,
                orNone(filter.statuses),
                orNone(filter.channels),
                orNone(filter.kinds),
                Optional.ofNullable(filter.site).map(this::site).map(Site::id),
                Boolean.TRUE.equals(filter.mine) ? user.account() : Optional.empty(),
                Boolean.TRUE.equals(filter.unclaimed),
                now,
                after.map(QueueCursor::asOf).orElse(now),
                after);
    }

    /** Danger is in its place whatever became of the request otherwise, so it is looked for with any status. */
    private static Set<QueueBand> bands(QueueFilter filter) {
        if (Boolean.TRUE.equals(filter.heldBack)) {
            return EnumSet.of(QueueBand.CRISIS, QueueBand.HELD_BACK);
        }
        var statuses = orNone(filter.statuses);
        var bands = EnumSet.of(QueueBand.CRISIS);
        if (statuses.isEmpty() || statuses.stream().anyMatch(RequestStatus::isOpen)) {
            bands.addAll(EnumSet.of(QueueBand.CALL_DUE, QueueBand.WAITING, QueueBand.CALL_LATER));
        }
        if (statuses.stream().anyMatch(status -> !status.isOpen())) {
            bands.add(QueueBand.CLOSED);
        }
        return bands;
    }

    private static <T> List<T> orNone(List<T> some) {
        return some == null ? List.of() : some;
    }

    private Site site(String code) {
        return clinic.plan(known -> known.site(code).isPresent())
                .site(code)
                .orElseThrow(() -> InvalidRequest.parameter("site", "there is no such site"));
    }
}
