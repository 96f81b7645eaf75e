package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.patient.Patients;
import org.stillpoint.patient.RemsNumbers;

/** Gathers from the record what a form can be filled in from. */
@ApplicationScoped
class FormCases {

    private final Patients patients;
    private final RemsNumbers numbers;
    private final ChartEntries entries;
    private final ChartFactsQuery facts;
    private final DueTimes times;
    private final Clinic clinic;
    private final Clock clock;

    FormCases(
            Patients patients,
            RemsNumbers numbers,
            ChartEntries entries,
            ChartFactsQuery facts,
            DueTimes times,
            Clinic clinic,
            Clock clock) {
        this.patients = patients;
        this.numbers = numbers;
        this.entries = entries;
        this.facts = facts;
        this.times = times;
        this.clinic = clinic;
        this.clock = clock;
    }

    FormCase of(SessionFile file) {
        var session = file.session();
        var day = file.local(session.arrivedAt()).toLocalDate();
        var doses = entries.holding(Dose.class, session.id());
        return new FormCase(
                file,
                patients.find(session.patientId()),
                numbers.ofPatient(session.patientId(), day),
                numbers.ofSite(session.siteId(), day),
                doses,
                entries.holding(VitalsEntry.class, session.id()),
                entries.holding(ObservationEntry.class, session.id()),
                entries.holding(AdverseEvent.class, session.id()),
                facts.of(session.id(), session.leftAt()),
                times.of(file, clock.instant()),
                names(doses));
    }

    private Map<UUID, String> names(List<Dose> doses) {
        var names = new HashMap<UUID, String>();
        for (var dose : doses) {
            names.put(dose.givenBy(), name(dose.givenBy()));
        }
        return names;
    }

    private String name(UUID practitioner) {
        return clinic.plan(known -> known.actor(practitioner).isPresent())
                .actor(practitioner)
                .map(Actor::name)
                .orElseThrow();
    }
}
