package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.scheduling.PatientVisits;
import org.stillpoint.scheduling.VisitFact;

/** Reads what belongs to series, by the same few queries for one as for a page of them. */
@ApplicationScoped
class SeriesFiles {

    private final KnownProtocols protocols;
    private final SeriesVisits visits;
    private final SeriesEvents events;
    private final PatientVisits appointments;
    private final VisitsWithoutDose withoutDose;
    private final Clinic clinic;

    SeriesFiles(
            KnownProtocols protocols,
            SeriesVisits visits,
            SeriesEvents events,
            PatientVisits appointments,
            VisitsWithoutDose withoutDose,
            Clinic clinic) {
        this.protocols = protocols;
        this.visits = visits;
        this.events = events;
        this.appointments = appointments;
        this.withoutDose = withoutDose;
        this.clinic = clinic;
    }

    SeriesFile of(TreatmentSeries series) {
        return of(List.of(series)).getFirst();
    }

    /** In their order. */
    List<SeriesFile> of(List<TreatmentSeries> all) {
        var ids = all.stream().map(TreatmentSeries::id).toList();
        var links = visits.of(ids);
        var booked = links.stream().map(SeriesVisit::appointmentId).toList();
        var came = appointments.treatmentsCameTo(
                all.stream().map(TreatmentSeries::patientId).distinct().toList());
        var ends = withoutDose.ends(Stream.concat(booked.stream(), came.stream().map(VisitFact::id))
                .distinct()
                .toList());
        var given = came.stream()
                .filter(visit -> ends.get(visit.id()) != DayEnd.WITHOUT_DOSE)
                .toList();
        var facts = appointments.of(booked).stream().collect(Collectors.toMap(VisitFact::id, Function.identity()));
        var sessions = links.stream()
                .collect(Collectors.groupingBy(
                        SeriesVisit::seriesId,
                        Collectors.mapping(
                                link -> link.as(
                                        facts.get(link.appointmentId()),
                                        ends.get(link.appointmentId()) == DayEnd.WITHOUT_DOSE),
                                Collectors.toList())));
        var history = events.of(ids).stream().collect(Collectors.groupingBy(SeriesEvent::seriesId));
        return all.stream()
                .map(series -> file(series, sessions, history, ends.keySet(), given))
                .toList();
    }

    private SeriesFile file(
            TreatmentSeries series,
            Map<UUID, List<SeriesSession>> sessions,
            Map<UUID, List<SeriesEvent>> history,
            Set<UUID> ended,
            List<VisitFact> given) {
        var own = sessions.getOrDefault(series.id(), List.of());
        return new SeriesFile(
                series,
                protocols.get(series.protocolId()),
                site(series.siteId()),
                own,
                history.getOrDefault(series.id(), List.of()),
                ended,
                outside(series, own, given));
    }

    /** Also what was given before it began: the spacing does not ask to what a treatment belonged. */
    private static GivenOutside outside(TreatmentSeries series, List<SeriesSession> own, List<VisitFact> given) {
        var sessions = own.stream().map(SeriesSession::appointment).collect(Collectors.toSet());
        return new GivenOutside(given.stream()
                .filter(visit -> visit.patient().equals(series.patientId())
                        && visit.service().route() == series.route()
                        && !sessions.contains(visit.id()))
                .map(visit -> LocalDate.ofInstant(visit.start(), visit.site().zone()))
                .toList());
    }

    private Site site(UUID id) {
        return clinic.plan(known -> known.site(id).isPresent()).site(id).orElseThrow();
    }
}
