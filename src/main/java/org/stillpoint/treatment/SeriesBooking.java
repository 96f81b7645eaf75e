package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.stillpoint.availability.VisitsTaken;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.patient.Gates;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.Refusal;
import org.stillpoint.platform.Versions;
import org.stillpoint.scheduling.CourseBooking;
import org.stillpoint.scheduling.VisitFact;

/** Books what was proposed for a series, in one transaction. */
@ApplicationScoped
@Transactional
class SeriesBooking {

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

    SeriesBooking(
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

    /** What was proposed and what became of it, each by its place. */
    private record Outcome(SortedMap<Integer, VisitFact> booked, List<BookedSeries.NotBooked> refused) {}

    BookedSeries book(UUID id, long version, BookProposal request) {
        gates.lock(all.patientOf(id));
        var file = files.of(all.get(id));
        Versions.check(version, file.version());
        file.series().insistOn(SeriesStatus.ACTIVE);
        var proposal = proposals.get(request.proposal(), id, SeriesProposal.Kind.COURSE);
        proposal.insistOnFresh(file, clock.instant());
        if (proposal.content().sessions().isEmpty()) {
            throw InvalidRequest.at("/proposal", "has no date that could be booked");
        }
        var outcome = request.inPart() ? bookInPart(file, proposal, request) : bookAll(file, proposal, request);
        return keep(file, proposal, outcome, request);
    }

    private Outcome bookAll(SeriesFile file, SeriesProposal proposal, BookProposal request) {
        try {
            var booked = new TreeMap<Integer, VisitFact>();
            var visits = booking.bookAll(
                    file.series().patientId(),
                    proposal.wanted(file, clinic.plan()),
                    Optional.ofNullable(request.override()));
            for (int at = 0; at < visits.size(); at++) {
                booked.put(at, visits.get(at));
            }
            return new Outcome(booked, List.of());
        } catch (VisitsTaken taken) {
            throw taken(
                    file,
                    proposal,
                    taken.unseated().stream()
                            .map(each -> gone(file, proposal, each.index(), each.why()))
                            .toList());
        }
    }

    private static ProposalTaken.Gone gone(SeriesFile file, SeriesProposal proposal, int index, Refusal why) {
        var session = proposal.content().sessions().get(index);
        return new ProposalTaken.Gone(
                session.step() + 1,
                session.number(),
                session.service(),
                local(session.start(), file),
                why.type().slug(),
                why.extras().get("blockers"));
    }

    private Outcome bookInPart(SeriesFile file, SeriesProposal proposal, BookProposal request) {
        var result = booking.bookWhatFits(
                file.series().patientId(),
                proposal.wanted(file, clinic.plan()),
                Optional.ofNullable(request.override()));
        if (result.booked().isEmpty()) {
            // Of which nothing can be booked is not booked in part.
            throw taken(
                    file,
                    proposal,
                    result.refused().stream()
                            .map(each -> gone(file, proposal, each.index(), each.why()))
                            .toList());
        }
        var refused = result.refused().stream()
                .map(each -> {
                    var session = proposal.content().sessions().get(each.index());
                    return BookedSeries.NotBooked.of(session, local(session.start(), file), each.why());
                })
                .toList();
        return new Outcome(result.booked(), refused);
    }

    private static ProposalTaken taken(SeriesFile file, SeriesProposal proposal, List<ProposalTaken.Gone> gone) {
        return new ProposalTaken(file.series().id(), proposal.content().wishes(), gone);
    }

    private BookedSeries keep(SeriesFile file, SeriesProposal proposal, Outcome outcome, BookProposal request) {
        var now = clock.instant();
        int round = file.series().base().round();
        var sessions = proposal.content().sessions();
        outcome.booked()
                .forEach((at, visit) -> visits.persist(new SeriesVisit(
                        visit.id(),
                        file.series().id(),
                        sessions.get(at).step(),
                        round,
                        proposal.weeksFrom(file, sessions.get(at).step()),
                        now)));
        all.touch(file.series());
        var ids = outcome.booked().values().stream().map(VisitFact::id).toList();
        var reason = request.override() == null ? null : request.override().reason();
        record.keep(file.series(), SeriesEventKind.BOOKED, EventDetail.booked(proposal.id(), ids), reason);
        var shown = series.show(file.series());
        return new BookedSeries(
                shown,
                outcome.booked().entrySet().stream()
                        .map(each -> BookedSeries.Booked.of(sessions.get(each.getKey()), each.getValue()))
                        .toList(),
                outcome.refused(),
                shown.version());
    }

    private static OffsetDateTime local(Instant moment, SeriesFile file) {
        return moment.atZone(file.site().zone()).toOffsetDateTime();
    }
}
