package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.Phones;

/** Registers people and finds them again. */
@ApplicationScoped
@Transactional
public class Patients {

    private final PatientRecords records;
    private final Ids ids;
    private final Clock clock;

    Patients(PatientRecords records, Ids ids, Clock clock) {
        this.records = records;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Opens a record.
     *
     * @param country ISO 3166-1 alpha-2, for a phone number without a prefix
     * @param pointer where the person stands in the request, for refusals: {@code ""} or {@code "/person"}
     */
    public PatientView register(Person person, String country, String pointer) {
        var phone = person.phone() == null || person.phone().isBlank()
                ? null
                : Phones.e164(person.phone(), country, pointer + "/phone");
        var patient = Patient.register(ids.next(), person, phone, clock.instant());
        records.persist(patient);
        return PatientView.of(patient);
    }

    /** Refuses with {@link NotFound}. */
    public PatientView get(UUID id) {
        return find(id).orElseThrow(NotFound::new);
    }

    public Optional<PatientView> find(UUID id) {
        return records.findByIdOptional(id).map(PatientView::of);
    }

    /** All of them by one query; who is not there is left out. */
    public Map<UUID, PatientView> findAll(Collection<UUID> ids) {
        return records.withIds(ids).stream()
                .map(PatientView::of)
                .collect(Collectors.toMap(PatientView::id, Function.identity()));
    }
}
