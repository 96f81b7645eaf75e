package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.stillpoint.availability.Availability;
import org.stillpoint.availability.ClaimKind;
import org.stillpoint.availability.ClaimWish.Former;
import org.stillpoint.availability.Occupant;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.Cursor;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;

/** Takes actors out of service for leave and maintenance, and puts them back. */
@ApplicationScoped
@Transactional
class Blocks {

    private static final String KIND = "Block";
    private static final String WHOLE_MINUTE = "must be a whole minute";
    private static final Duration LONGEST = Duration.ofDays(92);
    private static final Cursor BEGINNING = new Cursor(Instant.EPOCH, new UUID(0, 0));

    private final Availability availability;
    private final BlockRecords blocks;
    private final Appointments appointments;
    private final Holds holds;
    private final AppointmentNews news;
    private final Clinic clinic;
    private final CurrentUser user;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Blocks(
            Availability availability,
            BlockRecords blocks,
            Appointments appointments,
            Holds holds,
            AppointmentNews news,
            Clinic clinic,
            CurrentUser user,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.availability = availability;
        this.blocks = blocks;
        this.appointments = appointments;
        this.holds = holds;
        this.news = news;
        this.clinic = clinic;
        this.user = user;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Refuses with what is in the way, or, if it is to be displaced, puts it on the list of appointments to move. */
    BlockView block(String code, BlockActor request) {
        var now = clock.instant();
        var plan = clinic.plan(known -> known.actor(code).isPresent());
        var actor = plan.actor(code).orElseThrow(NotFound::new);
        var site = plan.site(actor.siteId()).orElseThrow();
        var slot = slot(request, now);
        var occupants = availability.occupants(plan, actor, site, slot);
        var displaced = appointmentsOf(occupants);
        var inTheWay = inTheWay(displaced, occupants, site);
        if (!inTheWay.isEmpty() && !mayDisplace(occupants, request)) {
            // The refusal tells what is booked, and its transaction leaves nothing.
            audit.refused(blocked("Actor", actor.id(), displaced).failed());
            throw new TimeInUse(inTheWay);
        }
        var id = ids.next();
        availability.block(id, actor, site, slot, occupants);
        displaced.forEach(appointment -> appointment.displace(actor.id(), now));
        holds.end(Occupant.claimants(occupants, ClaimKind.HOLD), now);
        var block = Block.of(id, actor.id(), slot, request, user.account().orElse(null), now);
        blocks.persist(block);
        blocks.flush();
        displaced.forEach(news::displaced);
        audit.record(blocked(KIND, id, displaced));
        return view(block, actor, site, displaced.stream().map(InTheWay::of).toList());
    }

    private BlockView view(Block block, Actor actor, Site site, List<InTheWay> displaced) {
        return BlockView.of(block, actor, site, displaced, user.isStaff());
    }

    /** The patients are those whose appointments lose the actor. */
    private static Deed blocked(String kind, UUID row, List<Appointment> displaced) {
        return Deed.of("ACTOR_BLOCKED", kind, row)
                .about(AppointmentDeeds.patients(displaced))
                .showing(displaced.size());
    }

    /** A hold is only a wish; an appointment gives way if the caller says so; another block never does. */
    private static boolean mayDisplace(List<Occupant> occupants, BlockActor request) {
        return request.displaces() && occupants.stream().noneMatch(each -> each.kind() == ClaimKind.BLOCK);
    }

    private static List<InTheWay> inTheWay(List<Appointment> booked, List<Occupant> occupants, Site site) {
        var all = new ArrayList<>(booked.stream().map(InTheWay::of).toList());
        occupants.stream()
                .filter(each -> each.kind() != ClaimKind.APPOINTMENT)
                .map(each -> InTheWay.of(each, site.zone()))
                .forEach(all::add);
        return all;
    }

    private List<Appointment> appointmentsOf(List<Occupant> occupants) {
        return appointments.withIds(Occupant.claimants(occupants, ClaimKind.APPOINTMENT)).stream()
                .filter(appointment -> appointment.status().isLive())
                .toList();
    }

    /** Begins at the present minute at the earliest: nobody can be taken away from what is over. */
    private static TimeSlot slot(BlockActor request, Instant now) {
        var start = request.start().toInstant();
        var end = request.end().toInstant();
        var present = now.truncatedTo(ChronoUnit.MINUTES);
        new InvalidRequest.Collector()
                .check(isOnTheMinute(start), "/start", WHOLE_MINUTE)
                .check(isOnTheMinute(end), "/end", WHOLE_MINUTE)
                .check(start.isBefore(end), "/end", "must be after the start")
                .check(end.isAfter(now), "/end", "must be in the future")
                .check(
                        Duration.between(start, end).compareTo(LONGEST) <= 0,
                        "/end",
                        "must be at most 92 days after the start")
                .refuse();
        return new TimeSlot(start.isBefore(present) ? present : start, end);
    }

    private static boolean isOnTheMinute(Instant moment) {
        return moment.equals(moment.truncatedTo(ChronoUnit.MINUTES));
    }

    Page<BlockView> list(String code, PageRequest page) {
        var actor = actor(code);
        var site = siteOf(actor);
        var found = blocks.ofActor(actor.id(), clock.instant(), page.after().orElse(BEGINNING), page.limit() + 1);
        var listed = Page.of(found, page.limit(), last -> new Cursor(last.start(), last.id()).encode())
                .map(block -> view(block, actor, site, null));
        audit.record(Deed.of("BLOCKS_LISTED", KIND).showing(listed.items().size()));
        return listed;
    }

    BlockView get(String code, UUID id) {
        var actor = actor(code);
        var block = of(actor, id);
        audit.record(Deed.of("BLOCK_READ", KIND, id));
        return view(block, actor, siteOf(actor), null);
    }

    /** The actor is back in service; what was displaced stays on its list. */
    void release(String code, UUID id) {
        var actor = actor(code);
        var block = of(actor, id);
        availability.release(Map.of(id, new Former(siteOf(actor), new TimeSlot(block.start(), block.end()))));
        blocks.delete(block);
        audit.record(Deed.of("BLOCK_RELEASED", KIND, id));
    }

    private Block of(Actor actor, UUID id) {
        return blocks.findByIdOptional(id)
                .filter(found -> found.actorId().equals(actor.id()))
                .orElseThrow(NotFound::new);
    }

    private Actor actor(String code) {
        return clinic.plan(known -> known.actor(code).isPresent()).actor(code).orElseThrow(NotFound::new);
    }

    private Site siteOf(Actor actor) {
        return clinic.plan().site(actor.siteId()).orElseThrow();
    }
}
