package org.stillpoint.session;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.patient.PatientView;

/**
 * All that a form can be filled in from.
 *
 * @param doses that hold, as do {@code vitals}, {@code observations} and {@code events}, each by time
 * @param facts what the discharge is judged by
 * @param due when vital signs were due, and by which entries they were taken
 * @param practitioners their names by id
 */
record FormCase(
        SessionFile file,
        Optional<PatientView> patient,
        Optional<String> enrolmentNumber,
        Optional<String> certificationNumber,
        List<Dose> doses,
        List<VitalsEntry> vitals,
        List<ObservationEntry> observations,
        List<AdverseEvent> events,
        ChartFacts facts,
        List<DueVitals> due,
        Map<UUID, String> practitioners) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    LocalDate day() {
        return file.local(file.session().arrivedAt()).toLocalDate();
    }

    /** Local, to the minute. */
    String time(Instant moment) {
        return TIME.format(file.local(moment));
    }

    /** The one that the label asks for; others that a protocol adds before or after it are not it. */
    Optional<FormValue> pressureAfterDosing() {
        return ChartLimits.labelMinutes(file.session().route())
                .map(DueVitals::afterDosingBegan)
                .flatMap(this::pressure);
    }

    /** What counts for that due time. */
    Optional<FormValue> pressure(String code) {
        return due.stream()
                .filter(one -> one.code().equals(code))
                .flatMap(one -> one.by().stream())
                .findFirst()
                .flatMap(entry -> vitals.stream()
                        .filter(taken -> taken.id().equals(entry))
                        .findFirst())
                .map(this::pressure);
    }

    /** What says that it is over since dosing is, and did not come again. */
    Optional<ObservationEntry> resolved(Symptom symptom) {
        var at =
                switch (symptom) {
                    case SEDATION -> facts.sedationResolved();
                    case DISSOCIATION -> facts.dissociationResolved();
                    case RESPIRATORY_DEPRESSION -> facts.respiratoryDepressionResolved();
                };
        return at.filter(moment -> file.session()
                        .dosingEndedAt()
                        .filter(ended -> !moment.isBefore(ended))
                        .isPresent())
                .flatMap(moment -> observations.stream()
                        .filter(entry ->
                                entry.at().equals(moment) && entry.resolved().contains(symptom))
                        .findFirst());
    }

    private FormValue pressure(VitalsEntry taken) {
        var signs = taken.signs();
        return new FormValue(
                "%d/%d mmHg at %s"
                        .formatted(
                                signs.systolic().orElseThrow(),
                                signs.diastolic().orElseThrow(),
                                time(taken.at())),
                List.of(taken.id()));
    }
}
