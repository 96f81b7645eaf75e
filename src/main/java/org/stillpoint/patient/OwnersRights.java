package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.stillpoint.platform.AnswersAbout;
import org.stillpoint.security.Accesses;
import org.stillpoint.security.Audit;
import org.stillpoint.security.Deed;

/** What people may ask for who find themselves in the records: to see all that is kept about them, and to be forgotten. */
@ApplicationScoped
@Transactional
class OwnersRights {

    private final Instance<PersonalData> keepers;
    private final RecordsAbout own;
    private final PatientRecords records;
    private final PatientMerges merges;
    private final Gates gates;
    private final RetentionSettings settings;
    private final Accesses accesses;
    private final AnswersAbout answers;
    private final Session session;
    private final Audit audit;
    private final Clock clock;

    OwnersRights(
            @Any Instance<PersonalData> keepers,
            RecordsAbout own,
            PatientRecords records,
            PatientMerges merges,
            Gates gates,
            RetentionSettings settings,
            Accesses accesses,
            AnswersAbout answers,
            Session session,
            Audit audit,
            Clock clock) {
        this.keepers = keepers;
        this.own = own;
        this.records = records;
        this.merges = merges;
        this.gates = gates;
        this.settings = settings;
        this.accesses = accesses;
        this.answers = answers;
        this.session = session;
        this.audit = audit;
        this.clock = clock;
    }

    /** Where there are rows about patients that are exported and erased. */
    Set<String> tables() {
        var all = new TreeSet<>(own.tables());
        keepers.forEach(keeper -> all.addAll(keeper.tables()));
        return all;
    }

    PersonExport export(UUID patient) {
        insistOnPatient(patient);
        var all = new TreeMap<String, List<Map<String, Object>>>(own.export(patient));
        keepers.forEach(keeper -> all.putAll(keeper.export(patient)));
        all.put("accesses", accesses.to(withMerged(patient)));
        audit.record(Deed.of("PATIENT_EXPORTED", "Patient", patient).about(patient));
        return new PersonExport(patient, clock.instant(), all);
    }

    /** Of all of it or, with a refusal, nothing. Who wants to refer to the patient waits and finds nobody. */
    void erase(UUID patient, StatedReason why) {
        gates.lock(patient);
        records.lockOut(patient);
        insistOnPatient(patient);
        insistOnRight(patient);
        keepers.forEach(keeper -> keeper.erase(patient));
        answers.forget(withMerged(patient));
        own.erase(patient);
        session.clear(); // what it still knows is not there any more
        audit.record(
                Deed.of("PATIENT_ERASED", "Patient", patient).about(patient).because(why.reason()));
    }

    private void insistOnPatient(UUID patient) {
        records.findByIdOptional(patient).orElseThrow(() -> merges.missing(patient));
    }

    /** With the records that have gone over into this one. */
    private UUID[] withMerged(UUID patient) {
        return Stream.concat(Stream.of(patient), merges.into(patient).stream().map(PatientMerge::duplicateId))
                .toArray(UUID[]::new);
    }

    private void insistOnRight(UUID patient) {
        var obstacles = new ArrayList<>(own.obstacles(patient));
        keepers.forEach(keeper -> obstacles.addAll(keeper.obstacles(patient)));
        keptUntil(patient)
                .filter(until -> clock.instant().isBefore(until))
                .ifPresent(until -> obstacles.add(new ErasureObstacle(ErasureObstacle.Code.RETENTION_DUTY, until)));
        if (!obstacles.isEmpty()) {
            throw new ErasureNotAllowed(obstacles.stream().distinct().toList());
        }
    }

    private Optional<Instant> keptUntil(UUID patient) {
        return Stream.concat(
                        Stream.of(own.lastTreated(patient)), keepers.stream().map(each -> each.lastTreated(patient)))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .map(settings.records()::until);
    }
}
