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

    /** What counts for the first due time of that kind. */
    Optional<FormValue> pressure(String codeEnds) {
        return due.stream()
                .filter(one -> one.code().endsWith(codeEnds))
                .flatMap(one -> one.by().stream())
                .findFirst()
                .flatMap(entry -> vitals.stream()
                        .filter(taken -> taken.id().equals(entry))
                        .findFirst())
                .map(this::pressure);
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
