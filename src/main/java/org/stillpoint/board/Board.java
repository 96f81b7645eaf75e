package org.stillpoint.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;
import org.stillpoint.security.Roles;
import org.stillpoint.session.SessionDays;

/** Shows what is happening at a site, to each as much as their role may see. */
@ApplicationScoped
class Board {

    private final BoardQuery query;
    private final SessionDays days;
    private final Clinic clinic;
    private final CurrentUser user;
    private final Audit audit;
    private final Clock clock;

    Board(BoardQuery query, SessionDays days, Clinic clinic, CurrentUser user, Audit audit, Clock clock) {
        this.query = query;
        this.days = days;
        this.clinic = clinic;
        this.user = user;
        this.audit = audit;
        this.clock = clock;
    }

    BoardView read(String siteCode) {
        var site = BoardSite.of(siteCode, clinic);
        var now = clock.instant();
        var found = query.of(site.id(), today(site, now));
        var plan = clinic.plan(known -> found.rows().stream().allMatch(row -> knows(known, row)));
        var moment = new BoardMoment(plan, site, days, now, user.has(Roles.NURSE));
        var view = moment.show(found);
        audit.record(Deed.of("BOARD_READ", BoardSite.KIND, site.id())
                .about(found.rows().stream()
                        .map(BoardQuery.Row::patient)
                        .distinct()
                        .toList())
                .showing(found.rows().size()));
        return view;
    }

    private static TimeSlot today(Site site, Instant now) {
        LocalDate date = now.atZone(site.zone()).toLocalDate();
        return new TimeSlot(
                date.atStartOfDay(site.zone()).toInstant(),
                date.plusDays(1).atStartOfDay(site.zone()).toInstant());
    }

    private static boolean knows(ClinicPlan plan, BoardQuery.Row row) {
        return plan.service(row.service()).isPresent()
                && row.actors().stream().allMatch(planned -> knows(plan, planned.actor()));
    }

    private static boolean knows(ClinicPlan plan, UUID actor) {
        return plan.actor(actor).isPresent();
    }
}
