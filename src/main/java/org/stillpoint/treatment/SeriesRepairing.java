package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.stillpoint.availability.Unseated;
import org.stillpoint.availability.VisitsTaken;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.patient.Gates;
import org.stillpoint.platform.Versions;
import org.stillpoint.scheduling.CourseBooking;
import org.stillpoint.scheduling.RepairedCourse;
import org.stillpoint.scheduling.VisitFact;
import org.stillpoint.treatment.SeriesProposal.ProposedSession;

/** Carries out a repair of a course that somebody accepts: all moves and all new dates in one transaction, or nothing. */
@ApplicationScoped
@Transactional
class SeriesRepairing {

    private final AllSeries all;
    private final SeriesFiles files;
    private final SeriesProposals proposals;
    private final SeriesVisits visits;
    private final CourseBooking booking;
    private final Series series;
    private final SeriesRecord record;
    private final Gates gates;
    private final Clinic clinic;
    private final Clock clock;

    SeriesRepairing(
            AllSeries all,
            SeriesFiles files,
            SeriesProposals proposals,
            SeriesVisits visits,
            CourseBooking booking,
            Series series,
            SeriesRecord record,
            Gates gates,
            Clinic clinic,
            Clock clock) {
        this.all = all;
        this.files = files;
        this.proposals = proposals;
        this.visits = visits;
        this.booking = booking;
        this.series = series;
        this.record = record;
        this.gates = gates;
        this.clinic = clinic;
        this.clock = clock;
    }

    RepairedSeries accept(UUID id, UUID accepted, long version, AcceptSeriesRepair request) {
        gates.lock(all.patientOf(id));
        var file = files.of(all.get(id));
        Versions.check(version, file.version());
        file.series().insistOn(SeriesStatus.ACTIVE);
        var proposal = proposals.get(accepted, id, SeriesProposal.Kind.REPAIR);
        proposal.insistOnFresh(file, clock.instant());
        proposal.insistOnSomething();
        return keep(file, proposal, carryOut(file, proposal, request), request);
    }

    private RepairedCourse carryOut(SeriesFile file, SeriesProposal proposal, AcceptSeriesRepair request) {
        var plan = clinic.plan();
        try {
            return booking.repair(
                    file.series().patientId(),
                    proposal.moves(plan),
                    proposal.wanted(file, plan),
                    Optional.ofNullable(request.override()));
        } catch (VisitsTaken taken) {
            throw new SeriesRepairTaken(
                    file.series().id(),
                    taken.unseated().stream()
                            .map(each -> gone(file, proposal.content(), each))
                            .toList());
        }
    }

    /** The new ones come first, then the moved ones. */
    private static SeriesRepairTaken.Gone gone(SeriesFile file, SeriesProposal.Content content, Unseated unseated) {
        var problem = unseated.why().type().slug();
        int fresh = content.sessions().size();
        if (unseated.index() < fresh) {
            var session = content.sessions().get(unseated.index());
            return new SeriesRepairTaken.Gone(
                    null, session.step() + 1, ProposalViews.local(session.start(), file), problem);
        }
        var move = content.moves().get(unseated.index() - fresh);
        return new SeriesRepairTaken.Gone(
                move.appointment(), step(file, move.appointment()) + 1, ProposalViews.local(move.to(), file), problem);
    }

    private static int step(SeriesFile file, UUID appointment) {
        return file.sessions().stream()
                .filter(session -> session.appointment().equals(appointment))
                .findFirst()
                .orElseThrow()
                .step();
    }

    private RepairedSeries keep(
            SeriesFile file, SeriesProposal proposal, RepairedCourse repaired, AcceptSeriesRepair request) {
        var now = clock.instant();
        int round = file.series().base().round();
        var sessions = proposal.content().sessions();
        for (int at = 0; at < sessions.size(); at++) {
            visits.persist(new SeriesVisit(
                    repaired.booked().get(at).id(),
                    file.series().id(),
                    sessions.get(at).step(),
                    round,
                    proposal.weeksFrom(file, sessions.get(at).step()),
                    now));
        }
        all.touch(file.series());
        var changed = Stream.concat(repaired.moved().stream(), repaired.booked().stream())
                .map(VisitFact::id)
                .toList();
        var reason = request.override() == null ? null : request.override().reason();
        record.keep(file.series(), SeriesEventKind.REPAIRED, EventDetail.repaired(proposal.id(), changed), reason);
        var shown = series.show(file.series());
        return new RepairedSeries(
                shown,
                repaired.moved().stream()
                        .map(visit -> RepairedSeries.Moved.of(step(file, visit.id()), visit))
                        .toList(),
                booked(sessions, repaired.booked()),
                shown.version());
    }

    private static List<BookedSeries.Booked> booked(List<ProposedSession> sessions, List<VisitFact> booked) {
        return IntStream.range(0, sessions.size())
                .mapToObj(at -> BookedSeries.Booked.of(sessions.get(at), booked.get(at)))
                .toList();
    }
}
