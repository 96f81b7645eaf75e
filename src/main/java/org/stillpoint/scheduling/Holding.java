package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.stillpoint.availability.Availability;
import org.stillpoint.availability.ClaimWish.Former;
import org.stillpoint.availability.Claimant;
import org.stillpoint.availability.Claimed;
import org.stillpoint.availability.HoldExpired;
import org.stillpoint.availability.SlotTaken;
import org.stillpoint.availability.VisitAt;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.NotFound;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.KeyKind;
import org.stillpoint.security.PersonalKeys;
import org.stillpoint.security.RateLimits;

/** Keeps a free slot for somebody for a while, and gives it back. */
@ApplicationScoped
@Transactional
class Holding {

    /** What is over stays readable for a day, so that a late confirmation is told why it is refused. */
    private static final Duration GRACE = Duration.ofDays(1);

    /** Cleaning up is worth a round trip only now and then; each time it takes as much as has come since, and more. */
    private static final int PURGE_EVERY = 64;

    private static final int PURGE_AT_MOST = 500;

    private final AtomicInteger sincePurge = new AtomicInteger();
    private final Availability availability;
    private final BookableVisit bookable;
    private final Holds holds;
    private final Appointments appointments;
    private final Clinic clinic;
    private final PersonalKeys keys;
    private final RateLimits limits;
    private final CurrentUser user;
    private final Ids ids;
    private final Clock clock;

    Holding(
            Availability availability,
            BookableVisit bookable,
            Holds holds,
            Appointments appointments,
            Clinic clinic,
            PersonalKeys keys,
            RateLimits limits,
            CurrentUser user,
            Ids ids,
            Clock clock) {
        this.availability = availability;
        this.bookable = bookable;
        this.holds = holds;
        this.appointments = appointments;
        this.clinic = clinic;
        this.keys = keys;
        this.limits = limits;
        this.user = user;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps a visit free for the hold time of the clinic. */
    HoldView hold(HoldSlot request) {
        request.check(user.mayWriteCalendar());
        var now = clock.instant();
        if (!user.mayWriteCalendar()) {
            limits.chargeWriter("holds");
        }
        var visit =
                bookable.at(request.service(), request.site(), request.start().toInstant(), request.practitioner());
        StartRule.insist(visit, now, false);
        var client = user.mayWriteCalendar() ? null : countedClient(visit.plan(), now);
        var expiresAt = end(visit, now);
        var id = ids.next();
        var claimed = claim(visit, Claimant.hold(id, expiresAt));
        var hold = Hold.of(id, visit, claimed, client, now, expiresAt);
        holds.persist(hold);
        if (sincePurge.incrementAndGet() % PURGE_EVERY == 0) {
            purge();
        }
        return HoldView.of(hold, keys.issue(KeyKind.HOLD, id, expiresAt.plus(GRACE)), visit.service(), visit.site());
    }

    /** Not after the visit has begun: nothing is booked that is in the past. */
    private static Instant end(VisitAt visit, Instant now) {
        var usual = now.plus(Duration.ofMinutes(visit.plan().settings().holdMinutes()));
        return usual.isBefore(visit.start()) ? usual : visit.start();
    }

    private Claimed claim(VisitAt visit, Claimant claimant) {
        try {
            return availability.claim(visit, claimant, Set.of());
        } catch (SlotTaken taken) {
            throw user.mayWriteCalendar() ? taken : taken.withoutBlockers();
        }
    }

    private String countedClient(ClinicPlan plan, Instant now) {
        int allowed = plan.settings().publicHolds();
        if (holds.lockAndCountOpen(user.client(), now) >= allowed) {
            throw new TooManyHolds(allowed);
        }
        return user.client();
    }

    /** Forgets holds that have been over for a day, and what they had. Waits for nobody. */
    void purge() {
        var over = holds.lockOver(clock.instant().minus(GRACE), PURGE_AT_MOST);
        if (!over.isEmpty()) {
            holds.deleteAll(availability.releaseIdle(places(over)));
        }
    }

    private Map<UUID, Former> places(List<Hold> some) {
        var plan = clinic.plan(known ->
                some.stream().allMatch(hold -> known.site(hold.siteId()).isPresent()));
        return some.stream().collect(Collectors.toMap(Hold::id, hold -> place(hold, plan)));
    }

    private static Former place(Hold hold, ClinicPlan plan) {
        return hold.timeline().at(plan.site(hold.siteId()).orElseThrow());
    }

    /** A hold as it stands, also when it is over but not forgotten yet; one that has become an appointment is none any more. */
    HoldView get(UUID id) {
        var hold = own(id, user.mayReadCalendar());
        if (appointments.findById(id) != null) {
            throw new NotFound();
        }
        var plan = clinic.plan(known -> known.service(hold.serviceId()).isPresent()
                && known.site(hold.siteId()).isPresent());
        return HoldView.of(
                hold,
                null,
                plan.service(hold.serviceId()).orElseThrow(),
                plan.site(hold.siteId()).orElseThrow());
    }

    /** The hold that the caller's key opens, or any for staff; somebody else's does not exist. */
    private Hold own(UUID id, boolean staff) {
        boolean opens =
                staff || user.keySubject(KeyKind.HOLD).filter(id::equals).isPresent();
        return holds.findByIdOptional(id).filter(found -> opens).orElseThrow(NotFound::new);
    }

    /** Gives a hold back before it is over. */
    void release(UUID id) {
        var hold = own(id, user.mayWriteCalendar());
        availability.releaseHolds(places(List.of(hold)));
        // Asked last: a confirmation that was under way is over once the claims could be touched.
        if (appointments.findById(id) != null) {
            throw new NotFound();
        }
        // Its key stays until its time is over: by it whoever asks again is known, and gets the answer to the first
        // time.
        holds.delete(hold);
    }

    /** The hold to be confirmed. Whoever has its key, or is staff, finds it; for anybody else it does not exist. */
    Hold open(UUID id, String key) {
        boolean opens = user.mayWriteCalendar() || key != null && keys.opens(key, KeyKind.HOLD, id);
        var hold = holds.findByIdOptional(id).filter(found -> opens).orElseThrow(NotFound::new);
        if (!clock.instant().isBefore(hold.expiresAt())) {
            throw appointments.findById(id) == null ? new HoldExpired() : new HoldAlreadyUsed();
        }
        return hold;
    }
}
