package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Cursor;
import org.stillpoint.platform.TimeSlot;

/** Pages through appointments in the order of their start, by the indexes that begin with it. */
@ApplicationScoped
class CalendarQuery {

    /**
     * What is wanted; an empty part is no condition.
     *
     * @param displacedAsOf only those that at this moment lack somebody whom a block has taken away
     */
    record Wanted(
            Optional<UUID> site,
            Optional<TimeSlot> starts,
            Collection<AppointmentStatus> statuses,
            Optional<UUID> patient,
            Optional<Instant> displacedAsOf,
            Optional<Cursor> after) {}

    private final EntityManager entities;

    CalendarQuery(EntityManager entities) {
        this.entities = entities;
    }

    List<Appointment> page(Wanted wanted, int limit) {
        var builder = entities.getCriteriaBuilder();
        var query = builder.createQuery(Appointment.class);
        var appointment = query.from(Appointment.class);
        query.where(conditions(wanted, builder, appointment).toArray(Predicate[]::new))
                .orderBy(builder.asc(appointment.get("start")), builder.asc(appointment.get("id")));
        return entities.createQuery(query).setMaxResults(limit).getResultList();
    }

    private static List<Predicate> conditions(Wanted wanted, CriteriaBuilder builder, Root<Appointment> appointment) {
        var conditions = new ArrayList<Predicate>();
        wanted.site().ifPresent(site -> conditions.add(builder.equal(appointment.get("siteId"), site)));
        wanted.patient().ifPresent(patient -> conditions.add(builder.equal(appointment.get("patientId"), patient)));
        wanted.starts().ifPresent(starts -> {
            conditions.add(builder.greaterThanOrEqualTo(appointment.get("start"), starts.start()));
            conditions.add(builder.lessThan(appointment.get("start"), starts.end()));
        });
        if (!wanted.statuses().isEmpty()) {
            conditions.add(appointment.get("status").in(wanted.statuses()));
        }
        wanted.displacedAsOf().ifPresent(now -> {
            conditions.add(builder.isNotNull(appointment.get("displacedAt")));
            conditions.add(builder.or(
                    builder.equal(appointment.get("status"), AppointmentStatus.BOOKED),
                    isHere(builder, appointment, now)));
        });
        wanted.after().ifPresent(cursor -> {
            conditions.add(builder.greaterThanOrEqualTo(appointment.get("start"), cursor.at()));
            conditions.add(builder.or(
                    builder.greaterThan(appointment.get("start"), cursor.at()),
                    builder.greaterThan(appointment.get("id"), cursor.id())));
        });
        return conditions;
    }

    /** Once the visit is over nobody can serve it any more. */
    private static Predicate isHere(CriteriaBuilder builder, Root<Appointment> appointment, Instant now) {
        return builder.and(
                builder.equal(appointment.get("status"), AppointmentStatus.ARRIVED),
                builder.greaterThan(appointment.get("end"), now));
    }
}
