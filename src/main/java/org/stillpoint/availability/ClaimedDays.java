package org.stillpoint.availability;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.stillpoint.availability.ClaimWish.Former;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.TimeSlot;

/** The days on which claimants have something: a visit that takes longer reaches beyond those that were planned, over midnight. */
@Singleton
class ClaimedDays {

    private static final String SPANS = """
            select claimant_id, min(lower(during)), max(upper(during)) from claim
             where claimant_id = any(?) group by claimant_id
            """;

    private final Database database;

    ClaimedDays(Database database) {
        this.database = database;
    }

    /** Those, and those of the places at which the claimants are known to be. */
    DayLocks of(Map<UUID, Former> places) {
        if (places.isEmpty()) {
            return DayLocks.of(places.values());
        }
        var all = new ArrayList<>(places.values());
        all.addAll(database.list(
                SPANS, row -> span(row, places), (Object) places.keySet().toArray(UUID[]::new)));
        return DayLocks.of(all);
    }

    private static Former span(ResultSet row, Map<UUID, Former> places) throws SQLException {
        Site site = places.get(row.getObject(1, UUID.class)).site();
        return new Former(
                site,
                new TimeSlot(
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getObject(3, OffsetDateTime.class).toInstant()));
    }
}
