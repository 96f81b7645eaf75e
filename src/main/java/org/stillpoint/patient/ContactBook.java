package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.platform.BlindIndex;
import org.stillpoint.platform.Ids;

/** Keeps patients' contact points, in the order in which they were told, and finds patients by them. */
@ApplicationScoped
class ContactBook {

    private final ContactRows rows;
    private final BlindIndex index;
    private final Ids ids;
    private final Clock clock;

    ContactBook(ContactRows rows, BlindIndex index, Ids ids, Clock clock) {
        this.rows = rows;
        this.index = index;
        this.ids = ids;
        this.clock = clock;
    }

    /** By which a contact point is found. */
    byte[] key(ContactKind kind, String value) {
        return kind.index(index, value);
    }

    /** Who is reached there too. */
    Set<UUID> patientsAt(List<ContactPoint> points) {
        return rows.patientsAt(
                points.stream().map(point -> key(point.kind(), point.value())).toList());
    }

    /** How to reach them, read by one query for all. */
    List<PatientMatch> withContacts(List<PatientMatch> matches) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var points = rows.ofAll(matches.stream().map(PatientMatch::id).toList()).stream()
                .filter(ContactRow::readable)
                .collect(Collectors.groupingBy(
                        ContactRow::patientId,
                        Collectors.mapping(row -> row.point().orElseThrow(), Collectors.toList())));
        return matches.stream()
                .map(match -> {
                    var own = points.getOrDefault(match.id(), List.of());
                    return match.reachedAt(
                            ContactPoint.first(own, ContactKind.PHONE, today),
                            ContactPoint.first(own, ContactKind.EMAIL, today));
                })
                .toList();
    }

    List<ContactRow> keep(UUID patient, List<ContactPoint> points) {
        var kept = new ArrayList<ContactRow>();
        for (var point : points) {
            var key = key(point.kind(), point.value());
            kept.add(ContactRow.of(ids.next(), patient, kept.size(), point, key));
        }
        rows.persist(kept);
        return kept;
    }

    /** Puts one patient's contact points behind those of another, who is the same person. All can be read. */
    void move(UUID from, UUID to, boolean sameZone) {
        var all = new ArrayList<>(points(to));
        points(from).stream()
                .filter(point -> all.stream().noneMatch(point::reachesTheSameAs))
                .map(point -> point.addedTo(sameZone))
                .toList()
                .forEach(all::add);
        replace(from, List.of());
        replace(to, all);
    }

    List<ContactRow> of(UUID patient) {
        return rows.of(patient);
    }

    private List<ContactPoint> points(UUID patient) {
        return of(patient).stream().flatMap(row -> row.point().stream()).toList();
    }

    /** What could not be read, and so not be told again, stays at the end. */
    void replace(UUID patient, List<ContactPoint> points) {
        var present = rows.of(patient).stream()
                .collect(Collectors.partitioningBy(
                        ContactRow::readable, Collectors.mapping(ContactRow::id, Collectors.toList())));
        rows.remove(present.get(true));
        rows.rankLast(present.get(false));
        keep(patient, points);
    }
}
