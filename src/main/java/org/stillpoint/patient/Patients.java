package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.platform.NotFound;

/** Registers people and finds them again, for what stands above. Who reads or changes a person's data there records it there. */
@ApplicationScoped
@Transactional
public class Patients {

    private final PatientRecords records;
    private final PatientDesk desk;
    private final PatientViews views;

    Patients(PatientRecords records, PatientDesk desk, PatientViews views) {
        this.records = records;
        this.desk = desk;
        this.views = views;
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

    /** Refuses with {@link NotFound}. */
    public PatientView get(UUID id) {
        return find(id).orElseThrow(NotFound::new);
    }

    public Optional<PatientView> find(UUID id) {
        return records.findByIdOptional(id).map(views::of);
    }

    /** Names as a calendar shows them, of all of these by one query; who is not there is left out. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        return records.names(ids).stream()
                .collect(Collectors.toMap(PatientRecords.Name::id, PatientRecords.Name::shown));
    }
}
