package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;
import org.stillpoint.scheduling.PatientVisits;
import org.stillpoint.scheduling.VisitFact;
import org.stillpoint.treatment.PatientCourse.OpenSeries;
import org.stillpoint.treatment.PatientCourse.Treatment;

/** Reads what a patient's spacing and reviews are judged by, in two round trips, as the transaction finds it now. */
@ApplicationScoped
class PatientCourses {

    private static final String OPEN = """
            select id, route, protocol_id, site_id, round, base_step, base_rung, status = 'PAUSED'
              from treatment_series
             where patient_id = ? and status <> 'ENDED'
             order by started_at, id
            """;

    private static final String VISITS = """
            select v.appointment_id, v.series_id, v.step, v.round, v.weeks_from
              from series_visit v
              join treatment_series s on s.id = v.series_id
             where s.patient_id = ? and s.status <> 'ENDED'
            """;

    private static final String REVIEWS = """
            select e.id, e.series_id, e.kind, e.at, e.by, (e.detail ->> 'step')::int, (e.detail ->> 'round')::int,
                   coalesce(e.detail ->> 'decision', 'CONTINUE')
              from series_event e
              join treatment_series s on s.id = e.series_id
             where s.patient_id = ? and s.status <> 'ENDED' and e.kind in ('REVIEWED', 'STEPPED_BACK')
            """;

    private static final String FLOORS =
            "select route, min_gap_days, max_per_rolling_7_days, basis = 'LABEL' from route_spacing";

    private final Database database;
    private final PatientVisits visits;
    private final VisitsWithoutDose withoutDose;
    private final KnownProtocols protocols;
    private final Clinic clinic;

    PatientCourses(
            Database database,
            PatientVisits visits,
            VisitsWithoutDose withoutDose,
            KnownProtocols protocols,
            Clinic clinic) {
        this.database = database;
        this.visits = visits;
        this.withoutDose = withoutDose;
        this.protocols = protocols;
        this.clinic = clinic;
    }

    PatientCourse of(UUID patient) {
        var found = new Found();
        var questions = new RoundTrip()
                .query(OPEN, found::series, patient)
                .query(VISITS, found::links, patient)
                .query(REVIEWS, found::reviews, patient)
                .query(FLOORS, found::floors);
        withoutDose.ask(patient, questions, found.undosed::add);
        database.send(questions);
        var treatments = visits.treatmentsOf(patient);
        var standing = treatments.stream()
                .filter(visit -> visit.counts() && !found.undosed.contains(visit.id()))
                .map(visit -> new Treatment(
                        visit.id(),
                        visit.service().route(),
                        LocalDate.ofInstant(visit.start(), visit.site().zone())))
                .toList();
        return new PatientCourse(
                standing,
                found.series.stream().map(row -> open(row, found, treatments)).toList(),
                found.floors);
    }

    private OpenSeries open(SeriesRow row, Found found, List<VisitFact> treatments) {
        var protocol = protocols.get(row.protocol());
        var zone = clinic.plan(known -> known.site(row.site()).isPresent())
                .site(row.site())
                .orElseThrow()
                .zone();
        var sessions = treatments.stream()
                .filter(visit -> found.links.containsKey(visit.id()))
                .map(visit -> found.links.get(visit.id()).of(row.id(), visit, found.undosed.contains(visit.id())))
                .flatMap(List::stream)
                .toList();
        var reviews = found.reviews.stream()
                .filter(review -> review.series().equals(row.id()))
                .map(review -> review.at(LocalDate.ofInstant(review.at().toInstant(), zone)))
                .toList();
        return new OpenSeries(
                row.id(),
                row.route(),
                row.paused(),
                protocol,
                new CourseProgress(protocol.course(), row.base(), sessions, reviews, GivenOutside.NOTHING));
    }

    private record SeriesRow(UUID id, Route route, UUID protocol, UUID site, CoursePosition base, boolean paused) {}

    private record Link(UUID appointment, UUID series, int step, int round, Optional<LocalDate> weeksFrom) {
        List<SeriesSession> of(UUID wanted, VisitFact visit, boolean withoutDose) {
            return series.equals(wanted)
                    ? List.of(new SeriesVisit(appointment, series, step, round, weeksFrom, visit.start())
                            .as(visit, withoutDose))
                    : List.of();
        }
    }

    private record ReviewRow(
            UUID id, UUID series, OffsetDateTime at, UUID by, int step, int round, ReviewDecision decision) {
        CourseReview at(LocalDate day) {
            return new CourseReview(id, step, round, decision, at.toInstant(), day, by);
        }
    }

    /** What the statements of the round trip have found. */
    private static final class Found {
        private final List<SeriesRow> series = new ArrayList<>();
        private final Set<UUID> undosed = new HashSet<>();
        private final Map<UUID, Link> links = new HashMap<>();
        private final List<ReviewRow> reviews = new ArrayList<>();
        private final Map<Route, RouteFloor> floors = new EnumMap<>(Route.class);

        void series(ResultSet rows) throws SQLException {
            while (rows.next()) {
                series.add(new SeriesRow(
                        rows.getObject(1, UUID.class),
                        Route.valueOf(rows.getString(2)),
                        rows.getObject(3, UUID.class),
                        rows.getObject(4, UUID.class),
                        new CoursePosition(rows.getInt(5), rows.getInt(6), rows.getInt(7)),
                        rows.getBoolean(8)));
            }
        }

        void links(ResultSet rows) throws SQLException {
            while (rows.next()) {
                var appointment = rows.getObject(1, UUID.class);
                links.put(
                        appointment,
                        new Link(
                                appointment,
                                rows.getObject(2, UUID.class),
                                rows.getInt(3),
                                rows.getInt(4),
                                Optional.ofNullable(rows.getObject(5, LocalDate.class))));
            }
        }

        void reviews(ResultSet rows) throws SQLException {
            while (rows.next()) {
                reviews.add(new ReviewRow(
                        rows.getObject(1, UUID.class),
                        rows.getObject(2, UUID.class),
                        rows.getObject(4, OffsetDateTime.class),
                        rows.getObject(5, UUID.class),
                        rows.getInt(6),
                        rows.getInt(7),
                        ReviewDecision.valueOf(rows.getString(8))));
            }
        }

        void floors(ResultSet rows) throws SQLException {
            while (rows.next()) {
                floors.put(
                        Route.valueOf(rows.getString(1)),
                        new RouteFloor(rows.getInt(2), rows.getInt(3), rows.getBoolean(4)));
            }
        }
    }
}
