package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.Refusal;
import org.stillpoint.security.Deed;

/** Registers people and finds them again, for what stands above. Who reads or changes a person's data there records it there. */
@ApplicationScoped
@Transactional
public class Patients {

    /** Whose visits are those of people who were erased: a row that only the calendar sees. */
    public static final UUID NOBODY = new UUID(0, 0);

    private final PatientRecords records;
    private final PatientMerges merges;
    private final PatientDesk desk;
    private final PatientViews views;
    private final ContactBook contacts;

    Patients(PatientRecords records, PatientMerges merges, PatientDesk desk, PatientViews views, ContactBook contacts) {
        this.records = records;
        this.merges = merges;
        this.desk = desk;
        this.views = views;
        this.contacts = contacts;
    }

    /**
     * Opens a record.
     *
     * @param country ISO 3166-1 alpha-2, for a phone number without a prefix
     * @param pointer where the person stands in the request, for refusals: {@code ""} or {@code "/person"}
     */
    public PatientView register(Person person, String country, String pointer) {
        return desk.register(RecordPatient.of(person), country, pointer);
    }

    /** The same for whoever goes on to wait for others: what is to be recorded of it goes to {@code later}. */
    public PatientView register(Person person, String country, String pointer, Consumer<Deed> later) {
        return desk.register(RecordPatient.of(person), country, pointer, later);
    }

    /** Opens a record with all that is known already; {@code country} and {@code pointer} as above. */
    public PatientView register(RecordPatient told, String country, String pointer) {
        return desk.register(told, country, pointer);
    }

    /** Whether somebody who calls themselves so can be this patient: capitals, marks, hyphens and the order make no difference. */
    public boolean isCalled(UUID id, String name) {
        return records.findByIdOptional(id)
                .filter(patient -> patient.isCalled(name))
                .isPresent();
    }

    /** Whether it can not be ruled out, by a single name or an initial too: for where one too many does no harm. */
    public boolean mayBeCalled(UUID id, String name) {
        return records.findByIdOptional(id)
                .filter(patient -> patient.mayBeCalled(name))
                .isPresent();
    }

    /** Whether this patient was born on that day. */
    public boolean wasBornOn(UUID id, LocalDate day) {
        return records.findByIdOptional(id)
                .filter(patient -> patient.dateOfBirth().equals(day))
                .isPresent();
    }

    /** Who has one of these telephone numbers (E.164) or e-mail addresses already. */
    public Set<UUID> reachedAt(List<ContactPoint> points) {
        return contacts.patientsAt(points);
    }

    /** Refuses with {@link NotFound} or {@link PatientMerged}. */
    public PatientView get(UUID id) {
        return find(id).orElseThrow(() -> merges.missing(id));
    }

    public Optional<PatientView> find(UUID id) {
        return records.findByIdOptional(id).map(views::of);
    }

    /** Refuses a patient who is named in a request and is not there, as {@link #unknown} says. */
    public void insistOn(UUID id, String pointer) {
        if (records.findByIdOptional(id).isEmpty()) {
            throw unknown(id, pointer);
        }
    }

    /** Refuses with {@link PatientMerged} whoever looks for what belonged to a record that went over into another one: it is there. */
    public void insistNotMerged(UUID id) {
        if (merges.missing(id) instanceof PatientMerged merged) {
            throw merged;
        }
    }

    /** The same where that is {@code own}: whoever has the key of one record is told of no other. */
    public void insistNotMergedInto(UUID own, UUID id) {
        if (merges.missing(id) instanceof PatientMerged merged && merged.isInto(own)) {
            throw merged;
        }
    }

    /**
     * Why a patient who is named in a request is not there: {@link PatientMerged}, or never was. In a transaction of its own,
     * because the present one may have failed on it.
     *
     * @param pointer where the patient is named
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Refusal unknown(UUID id, String pointer) {
        return merges.missing(id) instanceof PatientMerged merged
                ? merged
                : InvalidRequest.at(pointer, "there is no such patient");
    }

    /** Names as a calendar shows them, of all of these by one query; who is not there is left out. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        return records.names(ids).stream()
                .collect(Collectors.toMap(PatientRecords.Name::id, PatientRecords.Name::shown));
    }
}
