package org.stillpoint.scheduling;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.stillpoint.clinic.Route;
import org.stillpoint.patient.GateMoment;
import org.stillpoint.patient.GateQuestion;
import org.stillpoint.patient.GateSource;
import org.stillpoint.patient.GateState;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Office;

/** For patients of tests that ask for it: so many days from one treatment to the next. */
@ApplicationScoped
@Unremovable
public class GapKept implements GateSource {

    static final String CODE = "TEST_GAP";
    private static final Map<UUID, Integer> DAYS = new ConcurrentHashMap<>();

    private final PatientVisits visits;

    GapKept(PatientVisits visits) {
        this.visits = visits;
    }

    /** Of a new patient who may have infusions, so many days apart. */
    static Chart chart(Office office, int days) {
        var chart = Chart.complete(office, Route.IV_KETAMINE);
        DAYS.put(UUID.fromString(chart.patient()), days);
        return chart;
    }

    @Override
    public List<GateState> states(GateQuestion question) {
        var gap = DAYS.get(question.patient());
        if (gap == null) {
            return List.of();
        }
        var others = Stream.concat(
                visits.treatmentsOf(question.patient()).stream()
                        .filter(VisitFact::counts)
                        .filter(visit -> !question.moving().contains(visit.id()))
                        .map(visit -> question.dayOf(visit.start())),
                question.alongside().stream().map(question::dayOf));
        boolean kept = others.allMatch(day -> apart(day, question.visitDay()) >= gap);
        return List.of(new GateState(
                CODE,
                kept ? GateState.State.MET : GateState.State.MISSING,
                Set.of(GateMoment.BEFORE),
                Optional.empty(),
                List.of(),
                List.of(),
                true));
    }

    private static long apart(LocalDate one, LocalDate other) {
        return Math.abs(ChronoUnit.DAYS.between(one, other));
    }
}
