package org.stillpoint.scheduling;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.availability.VisitAt;
import org.stillpoint.clinic.Route;
import org.stillpoint.clinic.Service;
import org.stillpoint.clinic.Site;
import org.stillpoint.patient.GateQuestion;
import org.stillpoint.patient.GateState;
import org.stillpoint.patient.Gates;
import org.stillpoint.patient.GatesNotMet;
import org.stillpoint.patient.NotMet;
import org.stillpoint.patient.Patients;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.NotFound;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;

/** Lets nobody be booked for a treatment whose gates are not met, and keeps which of them a prescriber has lifted. */
@Singleton
class VisitGates {

    private final Gates gates;
    private final Patients patients;
    private final GateOverrides overrides;
    private final CurrentUser user;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    VisitGates(
            Gates gates,
            Patients patients,
            GateOverrides overrides,
            CurrentUser user,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.gates = gates;
        this.patients = patients;
        this.overrides = overrides;
        this.user = user;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Gates that were lifted, and in which words. */
    record Lifted(List<GateState> gates, String reason) {

        boolean isNothing() {
            return gates.isEmpty();
        }
    }

    /**
     * Before anything is claimed, because the patient's records are locked first and the days after them. Whoever may not read
     * patients, which includes the patient, is told no more than to call.
     */
    Lifted insist(UUID patient, Service service, Site site, Instant start, Optional<RuleOverride> override) {
        return insist(new GateQuestion(patient, service.route(), site, start, clock.instant()), override);
    }

    /** The same for a move, so that the appointment's present time counts for nothing. */
    Lifted insist(Appointment moving, VisitAt visit, Optional<RuleOverride> override) {
        var question = new GateQuestion(
                moving.patientId(), visit.service().route(), visit.site(), visit.start(), clock.instant());
        return insist(question.asAppointment(moving.id()), override);
    }

    /**
     * What a patient's visit would be refused for now; told where something is given, to whoever may read patients.
     *
     * @param moving the appointment that would be moved there, if any
     */
    Optional<List<NotMet>> missing(UUID patient, VisitAt visit, Optional<UUID> moving) {
        if (visit.service().route() == Route.NONE || !user.mayReadPatients()) {
            return Optional.empty();
        }
        var question = new GateQuestion(patient, visit.service().route(), visit.site(), visit.start(), clock.instant());
        try {
            var missing = gates.missing(moving.map(question::asAppointment).orElse(question));
            audit.record(
                    Deed.of("GATES_READ", "Patient", patient).about(patient).showing(missing.size()));
            return Optional.of(missing);
        } catch (NotFound unknown) {
            throw patients.unknown(patient, "patient");
        }
    }

    private Lifted insist(GateQuestion question, Optional<RuleOverride> override) {
        if (question.patient().equals(Patients.NOBODY)) {
            throw patients.unknown(question.patient(), "/patient");
        }
        try {
            var lifted = gates.check(
                    question, override.map(RuleOverride::liftedGates).orElse(Set.of()));
            return new Lifted(lifted, override.map(RuleOverride::reason).orElse(null));
        } catch (NotFound unknown) {
            throw patients.unknown(question.patient(), "/patient");
        } catch (GatesNotMet missing) {
            throw user.mayReadPatients() ? missing : missing.withoutGates();
        }
    }

    /** Once the appointment has its time. */
    void keep(Lifted lifted, Appointment appointment) {
        kept(lifted, appointment).ifPresent(audit::record);
    }

    /** The same; what the caller has to record, if anything. */
    Optional<Deed> kept(Lifted lifted, Appointment appointment) {
        if (lifted.gates().isEmpty()) {
            return Optional.empty();
        }
        var by = user.account().orElseThrow();
        lifted.gates()
                .forEach(gate -> overrides.persist(
                        new GateOverride(ids.next(), appointment, gate, lifted.reason(), by, clock.instant())));
        return Optional.of(Deed.of("GATES_OVERRIDDEN", "Appointment", appointment.id())
                .about(appointment.patientId())
                .because(lifted.reason()));
    }
}
