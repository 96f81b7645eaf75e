package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Route;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.Ids;
import org.stillpoint.security.DemoAccounts;

/** Gives people who do not exist what a treatment needs, as the demo's prescriber would have recorded it. */
@ApplicationScoped
@Transactional
public class DemoRecords {

    private static final Period VALID = Period.ofDays(180);
    private static final String TEXT_VERSION = "demo-2026-01";

    private final KeptRecords records;
    private final DemoAccounts accounts;
    private final Clinic clinic;
    private final Ids ids;
    private final Clock clock;

    DemoRecords(KeptRecords records, DemoAccounts accounts, Clinic clinic, Ids ids, Clock clock) {
        this.records = records;
        this.accounts = accounts;
        this.clinic = clinic;
        this.ids = ids;
        this.clock = clock;
    }

    /** The site may give esketamine. */
    public void certify(Site site) {
        var certified = new RecordRemsCertification("DEMO-" + site.code(), today(site), null);
        records.persist(new RemsCertification(site.id(), recording(), certified));
    }

    /** All gates of the route are met, for half a year. */
    public void clear(UUID patient, Route route, Site site) {
        if (route == Route.NONE) {
            return;
        }
        var evaluated = new RecordEvaluation(null, null, null);
        records.persist(new Evaluation(patient, recording(), evaluated, clinician(site)));
        var review = new RecordScreeningReview(ReviewOutcome.NO_CONCERN, null, null);
        records.persist(new ScreeningReview(patient, recording(), review));
        sign(patient, ConsentKind.TREATMENT);
        sign(patient, ConsentKind.OFF_LABEL);
        records.persist(new Clearance(patient, recording(), clearance(route, site)));
        if (route == Route.ESKETAMINE_NASAL) {
            var enrolled = new RecordRemsEnrolment("DEMO-ENROLMENT", today(site), null);
            records.persist(new RemsEnrolment(patient, recording(), enrolled));
        }
    }

    private RecordClearance clearance(Route route, Site site) {
        return new RecordClearance(
                route,
                ClearanceDecision.CLEARED,
                Indication.TREATMENT_RESISTANT_DEPRESSION,
                null,
                null,
                today(site).plus(VALID));
    }

    private void sign(UUID patient, ConsentKind kind) {
        var signed = new RecordConsent(kind, null, TEXT_VERSION, null, Signatory.PATIENT, null);
        records.persist(new Consent(patient, recording(), signed));
    }

    private LocalDate today(Site site) {
        return LocalDate.ofInstant(clock.instant(), site.zone());
    }

    private UUID clinician(Site site) {
        return clinic.plan().actorsAt(site).stream()
                .filter(actor -> actor.canServeAs("PRESCRIBER"))
                .min(Comparator.comparing(Actor::code))
                .map(Actor::id)
                .orElseThrow();
    }

    private Recording recording() {
        return new Recording(ids.next(), Optional.of(accounts.prescriber()), clock.instant());
    }
}
