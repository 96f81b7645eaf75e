package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import org.stillpoint.availability.Availability;
import org.stillpoint.availability.ClaimWish;
import org.stillpoint.availability.Claimant;
import org.stillpoint.availability.VisitAt;
import org.stillpoint.availability.VisitSeats;
import org.stillpoint.platform.References;
import org.stillpoint.platform.RoundTrip;
import org.stillpoint.scheduling.VisitGates.Lifted;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;

/** Writes the appointments of visits that are booked together, with their claims and audit rows, in one round trip. */
@ApplicationScoped
class CourseWriter {

    private final Availability availability;
    private final AppointmentWriter appointments;
    private final NamedPatient named;
    private final VisitGates gates;
    private final AppointmentNews news;
    private final CurrentUser user;
    private final Audit audit;
    private final Clock clock;

    CourseWriter(
            Availability availability,
            AppointmentWriter appointments,
            NamedPatient named,
            VisitGates gates,
            AppointmentNews news,
            CurrentUser user,
            Audit audit,
            Clock clock) {
        this.availability = availability;
        this.appointments = appointments;
        this.named = named;
        this.gates = gates;
        this.news = news;
        this.user = user;
        this.audit = audit;
        this.clock = clock;
    }

    /** A visit before it has its seats. */
    record Draft(UUID id, UUID patient, VisitAt visit, WantedVisit wanted) {

        ClaimWish wish() {
            return new ClaimWish(
                    visit, Claimant.appointment(id, patient), wanted.preferred(), wanted.avoided(), Optional.empty());
        }
    }

    /** Those that have seats; each by its place in the list. */
    SortedMap<Integer, VisitFact> write(
            UUID patient,
            List<Draft> drafts,
            VisitSeats seats,
            IntFunction<Lifted> lifted,
            Optional<RuleOverride> override) {
        var booked = new TreeMap<Integer, Appointment>();
        named.write(
                patient, () -> availability.takeAll(seats, writes -> insert(drafts, seats, override, booked, writes)));
        var deeds = new ArrayList<Deed>();
        booked.forEach((index, appointment) -> {
            gates.kept(lifted.apply(index), appointment).ifPresent(deeds::add);
        });
        audit.record(deeds);
        var facts = new TreeMap<Integer, VisitFact>();
        booked.forEach((index, appointment) -> facts.put(
                index, VisitFact.of(appointment, drafts.get(index).visit().plan())));
        return facts;
    }

    private void insert(
            List<Draft> drafts,
            VisitSeats seats,
            Optional<RuleOverride> override,
            SortedMap<Integer, Appointment> booked,
            RoundTrip writes) {
        var now = clock.instant();
        var by = user.account().orElse(null);
        var deeds = new ArrayList<Deed>();
        for (int index = 0; index < drafts.size(); index++) {
            var claimed = seats.at(index);
            if (claimed.isEmpty()) {
                continue;
            }
            var draft = drafts.get(index);
            var excuse = StartRule.excuse(draft.visit(), now, override);
            var planned = PlannedVisit.of(draft.visit(), claimed.get().served(), excuse);
            var appointment = Appointment.book(draft.id(), References.next(), draft.patient(), planned, by, now);
            appointments.insert(appointment, planned, by, writes);
            deeds.add(AppointmentDeeds.of("APPOINTMENT_BOOKED", appointment));
            AppointmentDeeds.lifted(appointment, excuse).ifPresent(deeds::add);
            news.booked(appointment, writes);
            booked.put(index, appointment);
        }
        audit.record(deeds, writes);
    }
}
