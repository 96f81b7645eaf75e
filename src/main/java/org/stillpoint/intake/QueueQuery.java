package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Pages through the queue by one statement. */
@ApplicationScoped
class QueueQuery {

    /** A request of the page, the part of the queue that it is in, who works on it, and the same person's other requests. */
    record Row(
            AppointmentRequest request,
            QueueBand band,
            Instant at,
            Optional<Assignment> assignment,
            List<UUID> linked) {}

    /** What is wanted; an empty part is no condition. */
    record Wanted(
            Collection<QueueBand> bands,
            Collection<RequestStatus> statuses,
            Collection<Channel> channels,
            Collection<RequestKind> kinds,
            Optional<UUID> site,
            Optional<UUID> assignedTo,
            boolean unassigned,
            Instant now,
            Instant asOf,
            Optional<QueueCursor> after) {}

    private final EntityManager entities;

    QueueQuery(EntityManager entities) {
        this.entities = entities;
    }

    List<Row> page(Wanted wanted, int limit) {
        var sql = new QueueSql(wanted, limit);
        var query = entities.unwrap(Session.class)
                .createNativeQuery(sql.text(), Tuple.class)
                .addEntity("r", AppointmentRequest.class)
                .addScalar("band", Integer.class)
                .addScalar("at", Instant.class)
                .addScalar("account", UUID.class)
                .addScalar("taken", Instant.class)
                .addScalar("until", Instant.class)
                .addScalar("linked", UUID[].class);
        sql.values().forEach(query::setParameter);
        return query.getResultList().stream().map(QueueQuery::row).toList();
    }

    private static Row row(Tuple tuple) {
        var account = tuple.get("account", UUID.class);
        var linked = tuple.get("linked", UUID[].class);
        return new Row(
                tuple.get("r", AppointmentRequest.class),
                QueueBand.values()[tuple.get("band", Integer.class)],
                tuple.get("at", Instant.class),
                Optional.ofNullable(account)
                        .map(who -> new Assignment(
                                who, tuple.get("taken", Instant.class), tuple.get("until", Instant.class))),
                linked == null ? List.of() : Arrays.asList(linked));
    }
}
