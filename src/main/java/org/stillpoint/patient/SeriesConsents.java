package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.Database;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;

/** For courses of treatment: what their patient was cleared for, and the consents to them, which are given for one course each. */
@ApplicationScoped
@Transactional
public class SeriesConsents {

    private static final String CLEARED = """
            select c.patient_id, c.route, c.indication,
                   not exists (select 1 from label_use u where u.route = c.route and u.indication = c.indication),
                   c.recorded_at
              from clearance c
             where c.patient_id = any(?)
             order by c.recorded_at desc, c.id desc
            """;

    private final KeptRecords records;
    private final Gates gates;
    private final Database database;
    private final Audit audit;
    private final CurrentUser user;
    private final Clock clock;

    SeriesConsents(KeptRecords records, Gates gates, Database database, Audit audit, CurrentUser user, Clock clock) {
        this.records = records;
        this.gates = gates;
        this.database = database;
        this.audit = audit;
        this.user = user;
        this.clock = clock;
    }

    /** By the newest decision about the route, whatever became of it. */
    public Optional<ClearedUse> cleared(UUID patient, Route route) {
        return cleared(List.of(patient)).stream()
                .filter(use -> use.isOf(patient, route))
                .findFirst();
    }

    /** What these patients were ever cleared for, the newest decision first. */
    public List<ClearedUse> cleared(Collection<UUID> patients) {
        return database.list(
                CLEARED,
                row -> new ClearedUse(
                        row.getObject(1, UUID.class),
                        Route.valueOf(row.getString(2)),
                        Indication.valueOf(row.getString(3)),
                        row.getBoolean(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()),
                (Object) patients.toArray(UUID[]::new));
    }

    /**
     * Ends the patient's consents to the route, with what the caller says; a consent that names no route only when no other course
     * rests on it. Joins the transaction that ends the course.
     *
     * @param alsoUnnamed whether no other course is open
     */
    public void end(UUID patient, Route route, boolean alsoUnnamed, String reason) {
        gates.lock(patient);
        var by = user.account().orElseThrow();
        var ending = records.openConsents(patient).stream()
                .filter(consent -> consent.kind() == ConsentKind.TREATMENT || consent.kind() == ConsentKind.OFF_LABEL)
                .filter(consent -> consent.route().map(route::equals).orElse(alsoUnnamed))
                .toList();
        ending.forEach(consent -> consent.end(by, reason, clock.instant()));
        records.flush();
        audit.record(ending.stream().map(consent -> ended(consent, reason)).toList());
    }

    private static Deed ended(Consent consent, String reason) {
        return Deed.of("CONSENT_ENDED", "Consent", consent.id())
                .about(List.of(consent.patientId()))
                .because(reason);
    }
}
