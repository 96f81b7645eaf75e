package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.availability.Availability;
import org.stillpoint.availability.NeedFailure;
import org.stillpoint.availability.Served;
import org.stillpoint.availability.VisitAt;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.LocalTimes;
import org.stillpoint.clinic.Service;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.treatment.CourseQuestions.Asked;
import org.stillpoint.treatment.ProposalsView.Alternative;
import org.stillpoint.treatment.ProposalsView.Candidate;
import org.stillpoint.treatment.ProposalsView.Day;
import org.stillpoint.treatment.ProposalsView.Item;
import org.stillpoint.treatment.ProposalsView.Missing;
import org.stillpoint.treatment.ProposalsView.Need;
import org.stillpoint.treatment.ProposalsView.Score;
import org.stillpoint.treatment.ProposalsView.Session;

/** Shows proposals to staff, and asks availability what is missing on days that have no free start. */
@ApplicationScoped
class ProposalViews {

    /** Enough to see what is wrong; each costs a look at the calendar. */
    private static final int EXPLAINED_DAYS = 2;

    private final Availability availability;

    ProposalViews(Availability availability) {
        this.availability = availability;
    }

    ProposalsView of(
            SeriesFile file, Asked asked, List<CourseProposal> found, List<SeriesProposal> kept, Instant expires) {
        var items = new ArrayList<Item>();
        for (int at = 0; at < found.size(); at++) {
            items.add(item(file, asked.plan(), found.get(at), kept.get(at).id()));
        }
        return new ProposalsView(items, local(expires, file), file.site().zone());
    }

    Item item(SeriesFile file, ClinicPlan plan, CourseProposal proposal, UUID id) {
        return new Item(
                id,
                proposal.complete(),
                proposal.sessions().stream()
                        .map(session -> session(file, plan, session))
                        .toList(),
                proposal.missing().stream()
                        .map(missing -> missing(file, plan, proposal, missing))
                        .toList(),
                proposal.score().stream()
                        .map(part -> new Score(part.criterion().name(), part.value(), part.inWords()))
                        .toList(),
                proposal.warnings().stream()
                        .map(finding -> new CourseNote(finding.code().name(), finding.why()))
                        .toList());
    }

    private static Session session(SeriesFile file, ClinicPlan plan, PlannedSession session) {
        var wish = session.wish();
        var start = session.start().start();
        var length =
                Duration.ofMinutes(plan.service(wish.service()).orElseThrow().patientMinutes());
        return new Session(
                wish.step() + 1,
                wish.number(),
                phase(file, wish),
                wish.service(),
                local(start, file),
                local(start.plus(length), file),
                session.seat().served().stream()
                        .map(served -> actor(served, plan))
                        .toList(),
                session.why());
    }

    private static ProposalsView.Actor actor(Served served, ClinicPlan plan) {
        var actor = plan.actor(served.actorId()).orElseThrow();
        return new ProposalsView.Actor(served.role(), actor.code(), actor.name());
    }

    private static CoursePhase phase(SeriesFile file, SessionWish wish) {
        return file.protocol().course().get(wish.step()).phase();
    }

    private Missing missing(SeriesFile file, ClinicPlan plan, CourseProposal proposal, MissingSession missing) {
        var wish = missing.wish();
        var service = plan.service(wish.service()).orElseThrow();
        var usual = proposal.sessions().stream()
                .map(session -> session.start().time())
                .findFirst();
        return new Missing(
                wish.step() + 1,
                wish.number(),
                phase(file, wish),
                wish.service(),
                new SeriesView.DueDays(missing.due().from(), missing.due().to()),
                notes(missing.failed()),
                missing.daysWithoutSlot().stream()
                        .limit(EXPLAINED_DAYS)
                        .flatMap(day -> day(file, plan, service, day, usual).stream())
                        .toList(),
                missing.alternatives().stream()
                        .map(each -> new Alternative(local(each.start().start(), file), notes(each.breaks())))
                        .toList());
    }

    private static List<CourseNote> notes(Collection<Objection> objections) {
        return objections.stream()
                .map(each -> new CourseNote(each.code(), each.why()))
                .toList();
    }

    /** At the time of the other sessions, else when the site opens; a day on which it does not is closed. */
    private Optional<Day> day(
            SeriesFile file, ClinicPlan plan, Service service, LocalDate day, Optional<LocalTime> usual) {
        var zone = file.site().zone();
        var start = usual.map(time -> LocalTimes.instant(day, time, zone)).or(() -> opening(file, day));
        return start.map(at -> new Day(
                day,
                local(at, file),
                availability
                        .whyNot(
                                new VisitAt(plan, service, file.site(), at),
                                Optional.of(file.series().patientId()),
                                Optional.empty())
                        .stream()
                        .map(need -> need(need, plan))
                        .toList()));
    }

    private static Optional<Instant> opening(SeriesFile file, LocalDate day) {
        return LocalTimes.day(day, file.site().zone())
                .flatMap(whole ->
                        LocalTimes.openTimes(file.site(), whole).stream().findFirst())
                .map(TimeSlot::start);
    }

    private static Need need(NeedFailure failure, ClinicPlan plan) {
        return new Need(
                failure.role(),
                failure.candidates().stream()
                        .map(candidate -> candidate(candidate, plan))
                        .toList());
    }

    private static Candidate candidate(NeedFailure.Candidate candidate, ClinicPlan plan) {
        var actor = candidate.actorId().flatMap(plan::actor);
        return new Candidate(
                actor.map(Actor::code).orElse(null), actor.map(Actor::name).orElse(null), candidate.why());
    }

    static OffsetDateTime local(Instant moment, SeriesFile file) {
        return moment.atZone(file.site().zone()).toOffsetDateTime();
    }
}
