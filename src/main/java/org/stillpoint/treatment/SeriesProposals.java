package org.stillpoint.treatment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.stillpoint.platform.NotFound;

@ApplicationScoped
class SeriesProposals implements PanacheRepositoryBase<SeriesProposal, UUID> {

    /** So long it is told that a proposal is out of date, and not that there never was one. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    /** Refuses with {@link NotFound} what is no such proposal for this series. */
    SeriesProposal get(UUID id, UUID series, SeriesProposal.Kind kind) {
        return find("id = ?1 and seriesId = ?2 and kind = ?3", id, series, kind)
                .firstResultOptional()
                .orElseThrow(NotFound::new);
    }

    void forgetOld(UUID series, Instant now) {
        delete("seriesId = ?1 and expiresAt < ?2", series, now.minus(REMEMBERED));
    }
}
