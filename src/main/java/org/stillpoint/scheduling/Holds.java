package org.stillpoint.scheduling;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
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

    /** These are over now, or were from the beginning if the clock of who made one is ahead; whoever confirms one is told so. */
    void end(Collection<UUID> ids, Instant now) {
        if (!ids.isEmpty()) {
            update("expiresAt = greatest(?1, createdAt) where id in ?2", now, ids);
        }
    }

    /** Some that were over before a moment, locked; those that somebody else has locked are left to them. */
    List<Hold> lockOver(Instant before, int atMost) {
        List<?> some = getEntityManager()
                .createNativeQuery(
                        "select * from hold where expires_at < ?1 order by expires_at limit ?2 for update skip locked",
                        Hold.class)
                .setParameter(1, before)
                .setParameter(2, atMost)
                .getResultList();
        return some.stream().map(Hold.class::cast).toList();
    }

    void deleteAll(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            delete("id in ?1", ids);
        }
    }
}
