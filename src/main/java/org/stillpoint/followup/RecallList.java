package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;
import org.stillpoint.security.Roles;

/** Shows who is to be called because they are due and have nothing booked. Without a transaction, as {@link DueList}. */
@ApplicationScoped
class RecallList {

    /** In a cursor: the second part of the list. */
    private static final int WITHOUT_SIGN = 1;

    private final RecallQuery query;
    private final Clinic clinic;
    private final CurrentUser user;
    private final Audit audit;
    private final Clock clock;

    RecallList(RecallQuery query, Clinic clinic, CurrentUser user, Audit audit, Clock clock) {
        this.query = query;
        this.clinic = clinic;
        this.user = user;
        this.audit = audit;
        this.clock = clock;
    }

    /** {@code site} is a code, or null for all. */
    Page<RecallView> of(String site, PageRequest page) {
        var at = Optional.ofNullable(site).map(this::site).map(Site::id);
        var after = page.rawAfter().map(RecallList::cursor);
        var found = Page.of(
                query.of(at, clock.instant(), after, page.limit() + 1, user.has(Roles.NURSE)),
                page.limit(),
                last -> new FollowUpCursor(
                                (short) (last.signal() ? 0 : WITHOUT_SIGN),
                                last.window().due(),
                                last.id())
                        .encode());
        audit.record(Deed.of("RECALL_LIST_READ", "FollowUp")
                .about(found.items().stream()
                        .map(RecallQuery.Row::patient)
                        .distinct()
                        .toList())
                .showing(found.items().size()));
        return found.map(this::view);
    }

    private static FollowUpCursor cursor(String text) {
        var cursor = FollowUpCursor.decode(text);
        if (cursor.priority() > WITHOUT_SIGN) {
            throw InvalidRequest.parameter("after", "is not a cursor of this list");
        }
        return cursor;
    }

    private Site site(String code) {
        return clinic.plan(known -> known.site(code).isPresent())
                .site(code)
                .orElseThrow(() -> InvalidRequest.parameter("site", "there is no such site"));
    }

    private RecallView view(RecallQuery.Row row) {
        var site = clinic.plan(known -> known.site(row.site()).isPresent())
                .site(row.site())
                .orElseThrow();
        var zone = site.zone();
        var due = LocalDate.ofInstant(row.window().due(), zone);
        return new RecallView(
                row.id(),
                row.patient(),
                row.name(),
                row.series(),
                row.code(),
                site.code(),
                LocalDate.ofInstant(row.window().from(), zone),
                due,
                LocalDate.ofInstant(row.window().to(), zone).minusDays(1),
                (int) ChronoUnit.DAYS.between(due, LocalDate.ofInstant(clock.instant(), zone)),
                row.attempts(),
                row.nextTryAt().map(at -> at.atZone(zone).toOffsetDateTime()).orElse(null),
                row.owner(),
                user.has(Roles.NURSE) ? row.signal() : null);
    }
}
