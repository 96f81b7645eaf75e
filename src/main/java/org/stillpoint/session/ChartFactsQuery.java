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

    private static final String IMPRESSIONS = """
            select at, resolved,
                   sedation_scale = 'RASS' and sedation_value < 0 or sedation_scale = 'MOAA_S' and sedation_value < 5,
                   dissociation > 0
              from observation_entry
             where session_id = ? and corrected_by is null and not withdrawn
             order by at, id
            """;

    private final Database database;

    ChartFactsQuery(Database database) {
        this.database = database;
    }

    ChartFacts of(UUID session) {
        var reading = new Reading();
        database.send(new RoundTrip()
                .query(PRESSURES, reading::pressures, session)
                .query(IMPRESSIONS, reading::impressions, session));
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

        private void impressions(ResultSet rows) throws SQLException {
            while (rows.next()) {
                var resolved = Arrays.asList((String[]) rows.getArray(2).getArray());
                var at = at(rows);
                sedation = next(sedation, resolved.contains("SEDATION"), rows.getBoolean(3), at);
                dissociation = next(dissociation, resolved.contains("DISSOCIATION"), rows.getBoolean(4), at);
                respiration = next(respiration, resolved.contains("RESPIRATORY_DEPRESSION"), false, at);
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
