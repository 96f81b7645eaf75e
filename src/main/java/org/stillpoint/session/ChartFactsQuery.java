package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;

/** Reads from the chart what counts for a discharge; what was corrected or withdrawn does not. */
@ApplicationScoped
class ChartFactsQuery {

    private static final String PRESSURES = """
            select at, systolic, diastolic from vitals_entry
             where session_id = ? and corrected_by is null and not withdrawn and systolic is not null
             order by at, id
            """;

    /**
     * What was seen, and what happened. An event that is not over was so when that was recorded, however long ago it began: what was
     * looked at before does not speak for it. At one moment the event counts.
     */
    private static final String SIGNS = """
            select at, resolved, sedated, dissociated, breathed_too_little
              from (select at, false as happened, id, resolved,
                           sedation_scale = 'RASS' and sedation_value < 0
                             or sedation_scale = 'MOAA_S' and sedation_value < 5 as sedated,
                           dissociation > 0 as dissociated, false as breathed_too_little
                      from observation_entry
                     where session_id = ? and corrected_by is null and not withdrawn
                    union all
                    select case when outcome in ('RECOVERED', 'RECOVERED_WITH_SEQUELAE') then at else greatest(at, recorded_at) end,
                           true, id, '{}'::text[],
                           code in ('SEDATION', 'LOSS_OF_CONSCIOUSNESS'), code = 'DISSOCIATION', code = 'RESPIRATORY_DEPRESSION'
                      from adverse_event
                     where session_id = ? and corrected_by is null and not withdrawn) sign
             order by at, happened, id
            """;

    private final Database database;

    ChartFactsQuery(Database database) {
        this.database = database;
    }

    ChartFacts of(UUID session) {
        var reading = new Reading();
        database.send(new RoundTrip()
                .query(PRESSURES, reading::pressures, session)
                .query(SIGNS, reading::signs, session, session));
        return new ChartFacts(
                reading.pressures,
                Optional.ofNullable(reading.sedation),
                Optional.ofNullable(reading.dissociation),
                Optional.ofNullable(reading.respiration));
    }

    /** In the order of the day: whoever shows it again after it had resolved has not recovered. */
    private static final class Reading {

        private final List<ChartFacts.Pressure> pressures = new ArrayList<>();
        private Instant sedation;
        private Instant dissociation;
        private Instant respiration;

        private void pressures(ResultSet rows) throws SQLException {
            while (rows.next()) {
                pressures.add(new ChartFacts.Pressure(at(rows), rows.getInt(2), rows.getInt(3)));
            }
        }

        private void signs(ResultSet rows) throws SQLException {
            while (rows.next()) {
                var resolved = Arrays.asList((String[]) rows.getArray(2).getArray());
                var at = at(rows);
                sedation = next(sedation, resolved.contains("SEDATION"), rows.getBoolean(3), at);
                dissociation = next(dissociation, resolved.contains("DISSOCIATION"), rows.getBoolean(4), at);
                respiration = next(respiration, resolved.contains("RESPIRATORY_DEPRESSION"), rows.getBoolean(5), at);
            }
        }

        private static Instant next(Instant until, boolean resolved, boolean seenAgain, Instant at) {
            if (resolved) {
                return at;
            }
            return seenAgain ? null : until;
        }

        private static Instant at(ResultSet rows) throws SQLException {
            return rows.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}
