package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.patient.Gates;

/** The courses to which visits belong that are repaired across patients: what they ask, and that they keep a trace of it. */
@ApplicationScoped
class DisplacedCourses {

    private final AllSeries all;
    private final SeriesVisits visits;
    private final SeriesFiles files;
    private final SeriesRecord record;
    private final Gates gates;

    DisplacedCourses(AllSeries all, SeriesVisits visits, SeriesFiles files, SeriesRecord record, Gates gates) {
        this.all = all;
        this.visits = visits;
        this.files = files;
        this.record = record;
        this.gates = gates;
    }

    /** By appointment; what belongs to no course is not among them. */
    Map<UUID, CourseTerms> terms(Collection<UUID> appointments, ClinicPlan plan) {
        var terms = new HashMap<UUID, CourseTerms>();
        for (var file : files.of(all.withIds(seriesOf(appointments).keySet()))) {
            var preferences = file.series().preferences().in(plan);
            file.sessions().stream()
                    .filter(session -> appointments.contains(session.appointment()))
                    .forEach(session ->
                            terms.put(session.appointment(), CourseTerms.of(session, file.sessions(), preferences)));
        }
        return terms;
    }

    /** Whoever changes one of the courses waits, and everybody locks in one order. */
    void lock(Collection<UUID> appointments) {
        seriesOf(appointments).keySet().stream()
                .map(all::patientOf)
                .distinct()
                .sorted()
                .forEach(gates::lock);
    }

    /** In the history of each course, when the visits have been moved. */
    void keep(UUID proposal, Collection<UUID> appointments) {
        var moved = seriesOf(appointments);
        var series = all.withIds(moved.keySet()).stream()
                .collect(Collectors.toMap(TreatmentSeries::id, Function.identity()));
        moved.forEach((id, own) -> {
            all.touch(series.get(id));
            record.keep(series.get(id), SeriesEventKind.REPAIRED, EventDetail.repaired(proposal, own), null);
        });
    }

    private Map<UUID, List<UUID>> seriesOf(Collection<UUID> appointments) {
        var series = new LinkedHashMap<UUID, List<UUID>>();
        visits.withAppointments(appointments)
                .forEach(visit -> series.computeIfAbsent(visit.seriesId(), each -> new ArrayList<>())
                        .add(visit.appointmentId()));
        return series;
    }
}
