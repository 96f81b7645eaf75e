package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.Phones;
import org.stillpoint.security.Audit;
import org.stillpoint.security.Deed;

/** Finds people by what is known of them. */
@ApplicationScoped
@Transactional
class PatientSearch {

    private static final int DEFAULT_LIMIT = 20;

    /** A name that is right but for a letter or two; then what is less and less like it, until there are some to choose from. */
    private static final double[] LIKENESS = {0.6, 0.45, 0.3};

    private static final int ENOUGH = 5;

    private final PatientSearchQuery query;
    private final PatientRecords records;
    private final PatientMerges merges;
    private final ContactBook contacts;
    private final Clinic clinic;
    private final Audit audit;

    PatientSearch(
            PatientSearchQuery query,
            PatientRecords records,
            PatientMerges merges,
            ContactBook contacts,
            Clinic clinic,
            Audit audit) {
        this.query = query;
        this.records = records;
        this.merges = merges;
        this.contacts = contacts;
        this.clinic = clinic;
        this.audit = audit;
    }

    PatientMatches search(SearchPatients search) {
        int limit = search.limit() == null ? DEFAULT_LIMIT : search.limit();
        var wanted = wanted(search);
        var found = new LinkedHashMap<UUID, PatientMatch>();
        for (int step = 0; step < LIKENESS.length && found.size() < Math.min(ENOUGH, limit); step++) {
            query.matches(wanted, LIKENESS[step], limit + 1).forEach(match -> found.putIfAbsent(match.id(), match));
            if (wanted.name().isEmpty()) {
                break;
            }
        }
        var shown = found.values().stream().limit(limit).toList();
        audit.record(Deed.of("PATIENTS_SEARCHED", "Patient")
                .about(shown.stream().map(PatientMatch::id).toList())
                .showing(shown.size()));
        return new PatientMatches(contacts.withContacts(shown), found.size() > limit);
    }

    /** The likest first; few, so all of them. */
    Page<PossibleDuplicate> duplicates(UUID id) {
        var patient = records.findByIdOptional(id).orElseThrow(() -> merges.missing(id));
        var found = query.duplicates(patient);
        var matches = contacts.withContacts(
                found.stream().map(PossibleDuplicate::patient).toList());
        audit.record(Deed.of("POSSIBLE_DUPLICATES_LISTED", "Patient", id)
                .about(id)
                .about(matches.stream().map(PatientMatch::id).toList())
                .showing(matches.size()));
        return new Page<>(
                IntStream.range(0, found.size())
                        .mapToObj(at -> new PossibleDuplicate(
                                matches.get(at), found.get(at).because()))
                        .toList(),
                null);
    }

    private PatientSearchQuery.Wanted wanted(SearchPatients search) {
        var name = SearchName.of(search.name());
        if (search.name() != null && name.length() < 2) {
            throw InvalidRequest.at("/name", "needs two letters to search for");
        }
        var keys = new ArrayList<byte[]>();
        if (search.phone() != null) {
            var phone = Phones.e164(search.phone(), clinic.plan().homeCountry());
            keys.add(contacts.key(ContactKind.PHONE, phone));
        }
        if (search.email() != null) {
            keys.add(contacts.key(ContactKind.EMAIL, search.email()));
        }
        return new PatientSearchQuery.Wanted(name, search.dateOfBirth(), keys);
    }
}
