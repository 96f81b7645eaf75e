package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.stillpoint.patient.ErasureObstacle;
import org.stillpoint.patient.Patients;
import org.stillpoint.patient.PersonalData;
import org.stillpoint.platform.ColumnCipher;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.StoredRows;

/**
 * The requests that made somebody a patient, those that staff have said to be duplicates of them, and, under the patient's name,
 * those that count as one item with them, were closed along with them or came from the same contact point. What bears another
 * name may be another person's: a household shares an address, and whoever knows one can send from it. What staff have told apart
 * from them is another's whatever name it bears.
 */
@ApplicationScoped
class RequestsOfPerson implements PersonalData {

    /** What is closed along with another is decided at the same moment as that; what somebody has looked at is not. */
    private static final String THEIRS = """
            with own as (select id from appointment_request where patient_id = ?)
            select id from own
            union
            select r.id from appointment_request r
              join request_decision d on d.request_id = r.id and d.duplicate_of in (select id from own)
             where r.patient_id is null and r.status = 'DUPLICATE'
               and not exists (select from request_decision o
                                where o.request_id = d.duplicate_of and o.decided_at = d.decided_at)
            """;

    private static final String PERHAPS_THEIRS = """
            with own as (select id, coalesce(linked_to, id) as item from appointment_request where patient_id = ?)
            select r.id, r.name from appointment_request r
             where r.patient_id is null
               and not exists (select from request_separation s
                                where s.request_id in (r.id, r.linked_to) and s.other_id in (select id from own))
               and (coalesce(r.linked_to, r.id) in (select item from own)
                    or r.status = 'DUPLICATE' and exists (
                       select from request_decision d where d.request_id = r.id and d.duplicate_of in (select id from own))
                    or exists (select from patient_contact_point c
                                where c.patient_id = ? and c.value_index in (r.email_index, r.phone_index)))
            """;

    private final StoredRows rows;
    private final RequestRemoval removal;
    private final Patients patients;
    private final ColumnCipher cipher;
    private final Database database;

    RequestsOfPerson(
            StoredRows rows, RequestRemoval removal, Patients patients, ColumnCipher cipher, Database database) {
        this.rows = rows;
        this.removal = removal;
        this.patients = patients;
        this.cipher = cipher;
        this.database = database;
    }

    @Override
    public Set<String> tables() {
        var tables = new HashSet<>(RequestRemoval.TABLES.values());
        tables.add("appointment_request");
        return tables;
    }

    @Override
    public Map<String, List<Map<String, Object>>> export(UUID patient) {
        var ids = theirs(patient);
        var all = new LinkedHashMap<String, List<Map<String, Object>>>();
        all.put("appointmentRequests", of("appointment_request", "id", ids));
        RequestRemoval.TABLES.forEach((name, table) -> all.put(name, of(table, "request_id", ids)));
        return all;
    }

    private List<Map<String, Object>> of(String table, String column, UUID... ids) {
        return rows.of(table, "select * from " + table + " where " + column + " = any(?) order by 1", (Object) ids);
    }

    @Override
    public List<ErasureObstacle> obstacles(UUID patient) {
        Object ids = theirs(patient);
        return database.list(
                "select distinct legal_hold from appointment_request where id = any(?) and (legal_hold"
                        + " or crisis_raised_at is not null and crisis_cleared_at is null and crisis_handed_on_at is null)",
                row -> row.getBoolean(1) ? ErasureObstacle.legalHold() : ErasureObstacle.crisis(),
                ids);
    }

    @Override
    public void erase(UUID patient) {
        removal.remove(theirs(patient));
    }

    private UUID[] theirs(UUID patient) {
        return Stream.concat(
                        database.list(THEIRS, row -> row.getObject(1, UUID.class), patient).stream(),
                        underTheirName(patient))
                .distinct()
                .toArray(UUID[]::new);
    }

    private record Sent(UUID id, Optional<String> name) {}

    private Stream<UUID> underTheirName(UUID patient) {
        return database
                .list(
                        PERHAPS_THEIRS,
                        row -> new Sent(
                                row.getObject(1, UUID.class),
                                cipher.open(row.getBytes(2), "appointment_request.name")
                                        .text()),
                        patient,
                        patient)
                .stream()
                .filter(sent -> sent.name()
                        .filter(name -> patients.isCalled(patient, name))
                        .isPresent())
                .map(Sent::id);
    }
}
