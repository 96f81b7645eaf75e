package org.stillpoint.scheduling;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class Holds implements PanacheRepositoryBase<Hold, UUID> {

    /** A confirmed hold is kept until its time is over, so that a second confirmation is told; it holds nothing. */
    private static final String NOT_CONFIRMED =
            "not exists (select 1 from Appointment appointment where appointment.id = hold.id)";

    /**
     * How many holds a client has open. Locks the client until the end of the transaction, so that two requests at once do not
     * both find room for the last one. Two statements: the second sees what was committed while the first waited.
     */
    long lockAndCountOpen(String client, Instant now) {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, "holds of " + client)
                .getSingleResult();
        return count("from Hold hold where client = ?1 and expiresAt > ?2 and " + NOT_CONFIRMED, client, now);
    }

    List<Hold> openAt(Instant now) {
        return list("from Hold hold where expiresAt > ?1 and " + NOT_CONFIRMED + " order by start, id", now);
    }

    /** What is over has no meaning any more; a day's grace lets a late answer still be told why. */
    long deleteOver(Instant before) {
        return delete("expiresAt < ?1", before);
    }
}
