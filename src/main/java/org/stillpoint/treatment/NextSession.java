package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.stillpoint.availability.VisitsTaken;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.patient.Gates;
import org.stillpoint.scheduling.CourseBooking;
import org.stillpoint.scheduling.RuleOverride;
import org.stillpoint.scheduling.VisitFact;
import org.stillpoint.scheduling.WantedVisit;

/** Books the next single visit of a course at a start that somebody has chosen, by the same rules as what is proposed. */
@ApplicationScoped
@Transactional
public class NextSession {

    /** Which of the next visits of a course is meant. */
    public enum Which {
        TREATMENT,
        /** The review between two phases. */
        REVIEW
    }

    private final AllSeries all;
    private final SeriesFiles files;
    private final SeriesVisits visits;
    private final CourseBooking booking;
    private final SeriesRecord record;
    private final Gates gates;
    private final Clinic clinic;
    private final Clock clock;

    NextSession(
            AllSeries all,
            SeriesFiles files,
            SeriesVisits visits,
            CourseBooking booking,
            SeriesRecord record,
            Gates gates,
            Clinic clinic,
            Clock clock) {
        this.all = all;
        this.files = files;
        this.visits = visits;
        this.booking = booking;
        this.record = record;
        this.gates = gates;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Code of the service; empty where the course has no such visit any more. */
    public Optional<String> service(UUID series, Which which) {
        var file = files.of(all.get(series));
        var step = file.series().status() == SeriesStatus.ACTIVE ? step(file, which) : OptionalInt.empty();
        return step.isPresent()
                ? Optional.of(file.protocol().course().get(step.getAsInt()).service())
                : Optional.empty();
    }

    /**
     * Refuses with {@link SeriesNotOpen}, {@link NothingToPropose}, what is wrong with the start ({@code slot-taken},
     * {@code not-offered}, {@code start-not-allowed}) and {@code gates-not-met}.
     */
    public VisitFact book(UUID series, Which which, Instant start, Optional<RuleOverride> override) {
        gates.lock(all.patientOf(series));
        var file = files.of(all.get(series));
        file.series().insistOn(SeriesStatus.ACTIVE);
        int step = step(file, which).orElseThrow(() -> new NothingToPropose(List.of()));
        var visit = book(file, step, start, override);
        var day = LocalDate.ofInstant(start, file.site().zone());
        visits.persist(new SeriesVisit(
                visit.id(),
                series,
                step,
                file.series().base().round(),
                file.progress().weeksFrom(step, Stream.of(day)),
                clock.instant()));
        all.touch(file.series());
        var detail = EventDetail.booked(null, List.of(visit.id()));
        record.keep(
                file.series(),
                SeriesEventKind.BOOKED,
                detail,
                override.map(RuleOverride::reason).orElse(null));
        return visit;
    }

    private VisitFact book(SeriesFile file, int step, Instant start, Optional<RuleOverride> override) {
        var avoided = file.series().preferences().in(clinic.plan()).avoided();
        var wanted = new WantedVisit(
                file.protocol().course().get(step).service(), file.site().code(), start, Set.of(), avoided);
        try {
            return booking.bookAll(file.series().patientId(), List.of(wanted), override)
                    .getFirst();
        } catch (VisitsTaken taken) {
            throw taken.unseated().getFirst().why();
        }
    }

    private static OptionalInt step(SeriesFile file, Which which) {
        var progress = file.progress();
        return switch (which) {
            case TREATMENT -> nextTreatment(progress);
            case REVIEW ->
                IntStream.range(progress.floor(), progress.course().size())
                        .filter(step -> progress.course().get(step).phase() == CoursePhase.REVIEW)
                        .filter(step -> progress.state(step).missing() > 0)
                        .findFirst();
        };
    }

    private static OptionalInt nextTreatment(CourseProgress progress) {
        return IntStream.range(progress.floor(), progress.course().size())
                .filter(step -> progress.course().get(step).isTreatment())
                .filter(step -> progress.state(step).of().isEmpty()
                        || progress.state(step).missing() > 0)
                .findFirst();
    }
}
