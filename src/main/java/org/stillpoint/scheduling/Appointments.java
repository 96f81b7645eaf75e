package org.stillpoint.scheduling;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.Versions;

@ApplicationScoped
class Appointments implements PanacheRepositoryBase<Appointment, UUID> {

    /** Refuses with {@link NotFound}. */
    Appointment get(UUID id) {
        return findByIdOptional(id).orElseThrow(NotFound::new);
    }

    /** For a change: refuses unless it still is what the caller read. */
    Appointment get(UUID id, long expectedVersion) {
        var appointment = get(id);
        Versions.check(expectedVersion, appointment.version());
        return appointment;
    }

    /** As it is now; what this transaction has changed of it must be written. */
    void reread(Appointment appointment) {
        getEntityManager().refresh(appointment);
    }

    /** The same, once nobody else changes it, and nobody does until the transaction ends. */
    void lock(Appointment appointment) {
        getEntityManager().refresh(appointment, LockModeType.PESSIMISTIC_WRITE);
    }

    List<Appointment> withIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by start, id", ids);
    }

    /** A patient's that have not begun. */
    List<Appointment> bookedFor(UUID patient, Instant moment) {
        return list(
                "patientId = ?1 and status = ?2 and start >= ?3 order by start, id",
                patient,
                AppointmentStatus.BOOKED,
                moment);
    }

    /** A site's that have not begun. */
    List<Appointment> bookedAt(UUID site, Instant moment) {
        return list(
                "siteId = ?1 and status = ?2 and start >= ?3 order by start, id",
                site,
                AppointmentStatus.BOOKED,
                moment);
    }

    /** Also raises the versions: who is changing one right now has read it as somebody else's, and is told. */
    void follow(UUID duplicate, UUID survivor) {
        update("patientId = ?2, version = version + 1 where patientId = ?1", duplicate, survivor);
    }

    /** Two servers that start at once take turns at filling the demo's calendar. */
    void lockForDemo() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('demo calendar'))")
                .getSingleResult();
    }
}
