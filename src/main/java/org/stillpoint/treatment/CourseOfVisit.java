package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Database;
import org.stillpoint.scheduling.VisitFact;

/** Which course and which version of a protocol a visit follows, for the features above. */
@ApplicationScoped
public class CourseOfVisit {

    /** Of several protocols with the service the one that the clinic has had longest: a new one changes nobody's day by itself. */
    private static final String FOR_SERVICE = """
            select %s from protocol p
             where retired_at is null and route = ?
               and version = (select max(version) from protocol newest where newest.code = p.code)
               and definition @> jsonb_build_object('course', jsonb_build_array(jsonb_build_object('service', ?::text)))
             order by (select min(created_at) from protocol first where first.code = p.code), code
             limit 1
            """.formatted(ProtocolRow.COLUMNS);

    private static final String SERIES = """
            select s.id, s.protocol_id from series_visit v
              join treatment_series s on s.id = v.series_id
             where v.appointment_id = ?
            """;

    private record Link(UUID series, UUID protocol) {}

    private final Database database;
    private final AllSeries all;
    private final Protocols protocols;

    CourseOfVisit(Database database, AllSeries all, Protocols protocols) {
        this.database = database;
        this.all = all;
        this.protocols = protocols;
    }

    /**
     * Of a visit that belongs to no series: the protocol of the patient's open series of the route; of somebody who has none, the present
     * version of one of the route whose course names the service, if there is any.
     */
    public VisitCourse of(VisitFact visit) {
        return database.first(
                        SERIES, row -> new Link(row.getObject(1, UUID.class), row.getObject(2, UUID.class)), visit.id())
                .map(link -> new VisitCourse(Optional.of(link.series()), protocols.get(link.protocol())))
                .orElseGet(() ->
                        new VisitCourse(Optional.empty(), openSeries(visit).or(() -> forService(visit))));
    }

    private Optional<Protocol> openSeries(VisitFact visit) {
        return all.openOf(visit.patient(), visit.service().route())
                .map(TreatmentSeries::protocolId)
                .flatMap(protocols::get);
    }

    private Optional<Protocol> forService(VisitFact visit) {
        return database.first(
                FOR_SERVICE,
                ProtocolRow::read,
                visit.service().route().name(),
                visit.service().code());
    }
}
