package org.stillpoint.availability;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.stillpoint.availability.ClaimWish.Former;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.RoundTrip;
import org.stillpoint.platform.TimeSlot;

/**
 * Says what is free and takes it. Whatever takes or gives back joins the caller's transaction: first it locks the days that
 * it touches, then it looks, then it writes, so that of N who want what N can have, all get it, and one more is refused.
 */
@Singleton
public class Availability {

    private final Clock clock;
    private final PlanMemory memory;
    private final FreeTimes times;
    private final VisitClaims visits;
    private final VisitBatch batch;
    private final ClaimLook look;
    private final ClaimTable claims;
    private final StandingClaimsQuery standing;
    private final PersonLanes people;
    private final TrialQuery trials;
    private final StayClaims stays;
    private final IdleHolds idle;

    Availability(
            Clock clock,
            PlanMemory memory,
            FreeTimes times,
            VisitClaims visits,
            VisitBatch batch,
            ClaimLook look,
            ClaimTable claims,
            StandingClaimsQuery standing,
            PersonLanes people,
            TrialQuery trials,
            StayClaims stays,
            IdleHolds idle) {
        this.clock = clock;
        this.memory = memory;
        this.times = times;
        this.visits = visits;
        this.batch = batch;
        this.look = look;
        this.claims = claims;
        this.standing = standing;
        this.people = people;
        this.trials = trials;
        this.stays = stays;
        this.idle = idle;
    }

    /** The starts at which a visit fits. Throws {@link PlanMoved} if the plan is not the newest; the caller starts over. */
    public FreeStarts slots(SlotSearch search) {
        return times.slots(search);
    }

    /** Takes what the visit needs for a claimant; refuses with {@link SlotTaken} or {@link NotOffered}. */
    public Claimed claim(VisitAt visit, Claimant claimant, Set<UUID> preferred) {
        return visits.take(visit, claimant, Optional.of(preferred), (claimed, writes) -> {});
    }

    /**
     * The same; what the caller writes about what is claimed goes to the database together with the claims.
     *
     * @param isKnown whether the claimant's person may have been here: whoever served them lately is chosen first
     */
    public Claimed claim(VisitAt visit, Claimant claimant, boolean isKnown, BiConsumer<Claimed, RoundTrip> alongside) {
        return visits.take(visit, claimant, isKnown ? Optional.empty() : Optional.of(Set.of()), alongside);
    }

    /**
     * Looks for seats for several visits, of one patient or of many, as if they were taken one after the other in the order of the
     * list. Waits until nobody else changes any of their days, which then stay as they are until the transaction has ended. Who
     * moves is looked for as if all that move had given back what they have, so that two can change places.
     */
    public VisitSeats seatAll(List<ClaimWish> wishes) {
        return batch.seat(wishes);
    }

    /** Takes the seats, in one step for all; what the caller writes about them goes along. */
    public void takeAll(VisitSeats seats, Consumer<RoundTrip> alongside) {
        batch.take(seats, alongside);
    }

    /** Gives back what the claimant has and takes what the visit needs, as one step: a visit never blocks its own move. */
    public Claimed move(VisitAt visit, Claimant claimant, Set<UUID> preferred, Former former) {
        return visits.move(visit, claimant, preferred, former);
    }

    /**
     * Makes a hold's claims those of the appointment that it becomes, and takes the person's own time. Refuses with {@link SlotTaken}
     * if the person is elsewhere then, with {@link HoldExpired} if the hold is over or, to somebody whose clock is ahead, was.
     */
    public void keep(UUID hold, Former held, int parts, UUID person, TimeSlot attended) {
        if (claims.keep(DayLocks.of(held), hold, clock.instant()) != parts) {
            throw new HoldExpired();
        }
        var own = List.of(new ClaimRow(person, 0, attended));
        if (claims.insert(Claimant.appointment(hold, person), ClaimTable.PERSON_PART, own) == 0) {
            throw new SlotTaken(List.of(Visit.PATIENT));
        }
    }

    /**
     * Waits until nobody else changes a day of that place, or one on which the claimant has something as the waiting begins; those
     * then stay as they are. What the claimant gets meanwhile, on yet another day, is not waited for.
     */
    public void lock(UUID claimant, Former place) {
        stays.lock(claimant, place);
    }

    /**
     * Takes what a visit that is taking place still needs and does not have, from those who serve it, as far as it is free; gives
     * nothing back. What others have stays theirs: the answer names it. Its days are locked: {@link #lock}.
     */
    public Extended extend(OngoingVisit visit) {
        return stays.extend(visit);
    }

    /** What {@link #extend} would take or could not have; nothing is changed. */
    public Extended outlook(OngoingVisit visit) {
        return stays.outlook(visit);
    }

    /** Gives back, from now on, what a visit that is taking place or over does not need any more. Its days are locked, too. */
    public void shorten(OngoingVisit visit) {
        stays.shorten(visit);
    }

    /** Gives back everything that the claimants have. */
    public void release(Map<UUID, Former> claimants) {
        claims.release(DayLocks.of(claimants.values()), claimants.keySet());
    }

    /** Gives back what is held; what has become an appointment's by now stays. */
    public void releaseHolds(Map<UUID, Former> holds) {
        claims.releaseHolds(DayLocks.of(holds.values()), holds.keySet());
    }

    /** The same without waiting: a hold on a day that others are changing stays. Returns those that do not. */
    public Set<UUID> releaseIdle(Map<UUID, Former> holds) {
        return idle.release(holds);
    }

    /**
     * Who has something of the actor's in that time; holds that are over are nobody. Locks the days, and those into which a visit
     * can have been planned to reach from there, because what is displaced gives back on all of its days; and the plan, so that a
     * block that follows takes all the lanes that there are. Throws {@link PlanMoved} if the plan is not the newest.
     */
    public List<Occupant> occupants(ClinicPlan plan, Actor actor, Site site, TimeSlot slot) {
        visits.insistOnNewest(plan, look.lock(DayLocks.around(site, slot)));
        return standing.occupants(actor.id(), slot, clock.instant());
    }

    /** Takes the actor out of service, all lanes of it. Appointments in the way lose this actor altogether; holds lose all. */
    public void block(UUID block, Actor actor, Site site, TimeSlot slot, Collection<Occupant> displaced) {
        claims.sweep(List.of(actor.id()), slot, clock.instant());
        claims.releaseHolds(Occupant.claimants(displaced, ClaimKind.HOLD));
        claims.releaseFrom(actor.id(), Occupant.claimants(displaced, ClaimKind.APPOINTMENT));
        var rows = BlockedLanes.of(actor, site, slot);
        if (claims.insert(Claimant.block(block), 0, rows) < rows.size()) {
            throw new SlotTaken.Contested();
        }
    }

    /**
     * For any start, what keeps the visit from taking place: every need that fails and, for each candidate, why. Throws
     * {@link PlanMoved} if the plan is not the newest.
     *
     * @param moving whose claims are in nobody's way, because they are given back when it moves
     */
    public List<NeedFailure> whyNot(VisitAt visit, Optional<UUID> person, Optional<UUID> moving) {
        return times.whyNot(visit, person, moving);
    }

    /**
     * The calendar of a site in memory, for trying out other places for some visits there. Throws {@link PlanMoved} if the plan
     * is not the newest; the caller starts over.
     *
     * @param window whole local days: where a visit could start and, until it is over, go on
     * @param movers whose claims are in nobody's way, each with the person whose own calendar counts
     * @param ongoing what these need counts as taken, whoever of the movers has it
     */
    public TrialCalendar trial(
            ClinicPlan plan, Site site, TimeSlot window, Map<UUID, UUID> movers, List<OngoingVisit> ongoing) {
        var claims = trials.read(plan, site, window, movers, ongoing, clock.instant());
        visits.insistOnNewest(plan, claims.revision());
        return new TrialCalendar(memory.bits(plan), site, window, Set.copyOf(movers.values()), claims);
    }

    /** Who has claims on both people's calendars that meet and are not over: in the way of {@link #join}. */
    public Set<UUID> meeting(UUID one, UUID other) {
        return people.meeting(one, other, clock.instant());
    }

    /** What is on one person's calendar goes to the other's: they are the same. What is over and meets is let go. */
    public void join(UUID from, UUID into) {
        people.join(from, into, clock.instant());
    }

    /** A person's calendar ends, with all that stands on it; what others were busy with stays on theirs. */
    public void forget(UUID person) {
        people.forget(person);
    }

    /** Claims from now on that lose their place by a proposed plan, with the reason. */
    public List<Misfit> misfits(ClinicPlan present, ClinicPlan proposed) {
        var now = clock.instant();
        var fit = new PlanFit(present, proposed, Grid.instantOf(Grid.cellAtOrBefore(now)));
        return fit.misfits(standing.from(now, fit.actors()));
    }
}
