package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.stillpoint.availability.Availability;
import org.stillpoint.availability.ClaimWish;
import org.stillpoint.availability.ClaimWish.Former;
import org.stillpoint.availability.Claimant;
import org.stillpoint.availability.Claimed;
import org.stillpoint.availability.VisitAt;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.Versions;
import org.stillpoint.scheduling.CourseGates.Whose;
import org.stillpoint.scheduling.VisitGates.Lifted;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;

/** Moves booked visits together, of one patient or of many. Joins the caller's transaction. */
@ApplicationScoped
class CourseMoves {

    private final Availability availability;
    private final Appointments appointments;
    private final CourseGates gates;
    private final VisitGates overrides;
    private final AppointmentKeys keys;
    private final AppointmentNews news;
    private final Clinic clinic;
    private final CurrentUser user;
    private final Audit audit;
    private final Clock clock;

    CourseMoves(
            Availability availability,
            Appointments appointments,
            CourseGates gates,
            VisitGates overrides,
            AppointmentKeys keys,
            AppointmentNews news,
            Clinic clinic,
            CurrentUser user,
            Audit audit,
            Clock clock) {
        this.availability = availability;
        this.appointments = appointments;
        this.gates = gates;
        this.overrides = overrides;
        this.keys = keys;
        this.news = news;
        this.clinic = clinic;
        this.user = user;
        this.audit = audit;
        this.clock = clock;
    }

    /** One of the moves. */
    record Moving(Appointment appointment, VisitAt visit, VisitMove wanted, Former former, boolean keepsItsTime) {

        ClaimWish wish() {
            return new ClaimWish(
                    visit,
                    Claimant.appointment(appointment.id(), appointment.patientId()),
                    wanted.preferred(),
                    wanted.avoided(),
                    Optional.of(former));
        }
    }

    List<VisitFact> moveAll(List<VisitMove> wanted, Optional<RuleOverride> override) {
        var moves = find(wanted);
        var lifted = insistOnRules(toOtherTimes(moves), override);
        var seats =
                availability.seatAll(moves.stream().map(Moving::wish).toList()).insistOnAll();
        availability.takeAll(seats, writes -> {});
        return keep(moves, index -> seats.at(index).orElseThrow(), lifted::get, override);
    }

    /** Writes what has been moved, when its claims are taken already; what is looked up by number is in the order of the list. */
    List<VisitFact> keep(
            List<Moving> moves,
            IntFunction<Claimed> claimed,
            IntFunction<Lifted> lifted,
            Optional<RuleOverride> override) {
        var deeds = new ArrayList<Deed>();
        for (int index = 0; index < moves.size(); index++) {
            deeds.addAll(
                    change(moves.get(index), claimed.apply(index), Optional.ofNullable(lifted.apply(index)), override));
        }
        appointments.flush();
        keys.prolong(moves.stream().map(Moving::appointment).toList());
        moves.forEach(move -> news.moved(
                move.appointment(),
                move.former().site().id(),
                move.former().occupied().start()));
        audit.record(deeds);
        return moves.stream()
                .map(move -> VisitFact.of(move.appointment(), move.visit().plan()))
                .toList();
    }

    /** As they stand now. Refuses what is not there, not booked, or not as the caller has read it. */
    List<Moving> find(List<VisitMove> wanted) {
        var found = new HashMap<UUID, Appointment>();
        appointments
                .withIds(wanted.stream().map(VisitMove::appointment).toList())
                .forEach(appointment -> found.put(appointment.id(), appointment));
        if (found.size() < wanted.size()) {
            throw new NotFound();
        }
        var plan = clinic.plan(
                known -> found.values().stream().allMatch(appointment -> AppointmentViews.knows(known, appointment)));
        var now = clock.instant();
        return wanted.stream()
                .map(move -> {
                    var appointment = found.get(move.appointment());
                    Versions.check(move.version(), appointment.version());
                    var site = plan.site(appointment.siteId()).orElseThrow();
                    var service = plan.service(appointment.serviceId()).orElseThrow();
                    var visit = new VisitAt(plan, service, site, move.start());
                    boolean keepsItsTime = OwnTime.isKept(appointment, visit, now);
                    OwnTime.insistOnMovable(appointment, keepsItsTime);
                    return new Moving(
                            appointment,
                            visit,
                            move,
                            new Former(site, appointment.timeline().occupied()),
                            keepsItsTime);
                })
                .toList();
    }

    /** By their place in the list. */
    static SortedMap<Integer, Moving> toOtherTimes(List<Moving> moves) {
        var others = new TreeMap<Integer, Moving>();
        for (int index = 0; index < moves.size(); index++) {
            if (!moves.get(index).keepsItsTime()) {
                others.put(index, moves.get(index));
            }
        }
        return others;
    }

    private Map<Integer, Lifted> insistOnRules(SortedMap<Integer, Moving> moves, Optional<RuleOverride> override) {
        var visits = new TreeMap<Integer, VisitAt>();
        var whose = new TreeMap<Integer, Whose>();
        moves.forEach((index, move) -> {
            visits.put(index, move.visit());
            whose.put(index, new Whose(move.appointment().patientId(), move.visit()));
        });
        StartRule.insistOnAll(visits, clock.instant(), override.isPresent());
        var moving =
                moves.values().stream().map(move -> move.appointment().id()).collect(Collectors.toSet());
        return gates.insistOnAll(whose, moving, override);
    }

    private List<Deed> change(Moving move, Claimed claimed, Optional<Lifted> lifted, Optional<RuleOverride> override) {
        var appointment = move.appointment();
        if (move.keepsItsTime()) {
            appointment.recast(PlannedVisit.of(move.visit(), claimed.served(), Optional.empty()));
            return List.of(AppointmentDeeds.of(AppointmentDeeds.REASSIGNED, appointment));
        }
        var excuse = StartRule.excuse(move.visit(), clock.instant(), override);
        appointment.move(
                PlannedVisit.of(move.visit(), claimed.served(), excuse),
                user.account().orElse(null));
        var deeds = new ArrayList<Deed>();
        deeds.add(AppointmentDeeds.of("APPOINTMENT_MOVED", appointment));
        AppointmentDeeds.lifted(appointment, excuse).ifPresent(deeds::add);
        lifted.flatMap(gates -> overrides.kept(gates, appointment)).ifPresent(deeds::add);
        return deeds;
    }
}
