package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.ActorKind;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.InvalidRequest;

/** Writes what staff record about a patient, once it adds up. */
@ApplicationScoped
@Transactional
class ClinicalRecords {

    private static final String FUTURE = "must not be in the future";
    private static final String OF_TREATMENT = "must be one of treatment that is given; the oral route is disabled";

    private final RecordKeeping keeping;
    private final KeptRecords records;
    private final PatientRecords patients;
    private final BookedVisits visits;
    private final Clinic clinic;
    private final Clock clock;

    ClinicalRecords(
            RecordKeeping keeping,
            KeptRecords records,
            PatientRecords patients,
            BookedVisits visits,
            Clinic clinic,
            Clock clock) {
        this.keeping = keeping;
        this.records = records;
        this.patients = patients;
        this.visits = visits;
        this.clinic = clinic;
        this.clock = clock;
    }

    Ended<Consent> consent(UUID patient, RecordConsent request) {
        boolean byProxy = request.signedBy() == Signatory.PROXY;
        boolean named = request.proxyName() != null && !request.proxyName().isBlank();
        new InvalidRequest.Collector()
                .check(isOfTreatment(request.route()), "/route", OF_TREATMENT)
                .check(isPast(request.signedAt()), "/signedAt", FUTURE)
                .check(named || !byProxy, "/proxyName", "is needed when a proxy has signed")
                .check(byProxy || request.proxyName() == null, "/proxyName", "is for a proxy")
                .refuse();
        return keeping.add(patient, recording -> {
            new InvalidRequest.Collector()
                    .check(
                            !isBeforeBirth(request.signedAt(), patient),
                            "/signedAt",
                            "must not be before the patient's birth")
                    .refuse();
            return new Consent(patient, recording, request);
        });
    }

    Ended<Clearance> clearance(UUID patient, RecordClearance request) {
        boolean clears = request.decision() == ClearanceDecision.CLEARED;
        // A day that is over everywhere; which day it is where the visit will be is the gate's business.
        var yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        var until = request.validUntil();
        new InvalidRequest.Collector()
                .check(isOfTreatment(request.route()), "/route", OF_TREATMENT)
                .check(until != null || !clears, "/validUntil", "is needed to clear")
                .check(until == null || clears, "/validUntil", "has no meaning unless it clears")
                .check(until == null || !until.isBefore(yesterday), "/validUntil", "must not be in the past")
                .refuse();
        insistOnEvidence(patient, request);
        return keeping.add(patient, recording -> {
            // Until the birthday the gate stays shut (RecordGate.CLEARANCE).
            new InvalidRequest.Collector()
                    .check(
                            until == null || LeastAge.isReached(request.route(), born(patient), until),
                            "/validUntil",
                            "must not end before the patient is old enough for this route")
                    .refuse();
            return new Clearance(patient, recording, request);
        });
    }

    private static boolean isOfTreatment(Route route) {
        return route == null || route != Route.NONE && !route.isDisabled();
    }

    /** Where it was signed. */
    private boolean isBeforeBirth(OffsetDateTime moment, UUID patient) {
        return moment != null && moment.toLocalDate().isBefore(born(patient));
    }

    private LocalDate born(UUID patient) {
        return patients.findById(patient).dateOfBirth();
    }

    private void insistOnEvidence(UUID patient, RecordClearance request) {
        var errors = new InvalidRequest.Collector();
        for (int at = 0; at < request.references().size(); at++) {
            errors.check(
                    isThere(request.references().get(at), patient),
                    "/evidence/" + at + "/id",
                    "the patient has no such record");
        }
        errors.refuse();
    }

    /** What those above keep can not be looked up from here. */
    private boolean isThere(EvidenceReference reference, UUID patient) {
        return switch (reference.kind()) {
            case EVALUATION -> stands(Evaluation.class, patient, reference.id());
            case SCREENING_REVIEW -> stands(ScreeningReview.class, patient, reference.id());
            case APPOINTMENT -> visits.isOf(reference.id(), patient);
            case SCREENING, RESPONSE -> true;
        };
    }

    /** What was withdrawn speaks for nothing any more. */
    private <R extends PatientRecord> boolean stands(Class<R> type, UUID patient, UUID id) {
        return records.find(type, patient, id)
                .filter(row -> row.ending().isEmpty())
                .isPresent();
    }

    Ended<Evaluation> evaluation(UUID patient, RecordEvaluation request) {
        var clinician = clinic.plan(known -> known.actor(request.clinician()).isPresent())
                .actor(request.clinician())
                .filter(actor -> actor.kind() == ActorKind.PRACTITIONER)
                .map(Actor::id);
        var appointment = request.appointment();
        new InvalidRequest.Collector()
                .check(clinician.isPresent(), "/clinician", "there is no such practitioner")
                .check(isPast(request.doneAt()), "/doneAt", FUTURE)
                .check(
                        appointment == null || visits.isAttendedAssessment(appointment, patient),
                        "/appointment",
                        "must be a visit without a medicine to which the patient has come")
                .refuse();
        return keeping.add(patient, recording -> new Evaluation(patient, recording, request, clinician.get()));
    }

    Ended<ScreeningReview> screeningReview(UUID patient, RecordScreeningReview request) {
        return keeping.add(patient, recording -> new ScreeningReview(patient, recording, request));
    }

    Ended<RemsEnrolment> remsEnrolment(UUID patient, RecordRemsEnrolment request) {
        insistOnOrder(request.from(), request.until());
        return keeping.add(patient, recording -> new RemsEnrolment(patient, recording, request));
    }

    Ended<CrisisFlag> crisisFlag(UUID patient, RaiseCrisisFlag request) {
        return keeping.add(patient, recording -> new CrisisFlag(patient, recording, request));
    }

    static void insistOnOrder(LocalDate from, LocalDate until) {
        new InvalidRequest.Collector()
                .check(until == null || !until.isBefore(from), "/until", "must not be before `from`")
                .refuse();
    }

    private boolean isPast(OffsetDateTime moment) {
        Instant now = clock.instant();
        return moment == null || !moment.toInstant().isAfter(now);
    }
}
