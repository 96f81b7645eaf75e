package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;

/** Reads from the chart what counts for a discharge; what was corrected or withdrawn, or happened after it, does not. */
@ApplicationScoped
class ChartFactsQuery {

    private static final String PRESSURES = """
            select at, systolic, diastolic from vitals_entry
             where session_id = ? and corrected_by is null and not withdrawn and systolic is not null
             order by at, id
            """;

    /**
     * What was seen, and what happened. An event that is not over was so when that was recorded, however long ago it began: what was
     * looked at before does not speak for it. At one moment the event counts. Vital signs and observations are never later than the
     * leaving, events may be.
     */
    private static final String SIGNS = """
            select at, resolved, sedation_scale, sedation_value, dissociation, code
              from (select at, false as happened, id, resolved, sedation_scale, sedation_value, dissociation, null as code
                      from observation_entry
                     where session_id = ? and corrected_by is null and not withdrawn
                    union all
                    select case when outcome in ('RECOVERED', 'RECOVERED_WITH_SEQUELAE') then at else greatest(at, recorded_at) end,
                           true, id, '{}'::text[], null, null, null, code
                      from adverse_event
                     where session_id = ? and corrected_by is null and not withdrawn and at < coalesce(?::timestamptz, 'infinity')) sign
             order by at, happened, id
            """;

    private final Database database;

    ChartFactsQuery(Database database) {
        this.database = database;
    }

    /** {@code left} is when the patient did; empty while nobody has said so. */
    ChartFacts of(UUID session, Optional<Instant> left) {
        var reading = new Reading();
        // What happened in the minute in which the patient left came before that.
        var gone = left.map(at -> at.truncatedTo(ChronoUnit.MINUTES).plus(DayGates.SAME_MINUTE))
                .orElse(null);
        database.send(new RoundTrip()
                .query(PRESSURES, reading::pressures, session)
                .query(SIGNS, reading::signs, session, session, gone));
        return new ChartFacts(
                reading.pressures,
                reading.resolved(Symptom.SEDATION),
                reading.resolved(Symptom.DISSOCIATION),
                reading.resolved(Symptom.RESPIRATORY_DEPRESSION));
    }

    /** In the order of the day: whoever shows it again after it had resolved has not recovered, whatever is said with that. */
    private static final class Reading {

        private final List<ChartFacts.Pressure> pressures = new ArrayList<>();
        private final Map<Symptom, Instant> resolved = new EnumMap<>(Symptom.class);

        private void pressures(ResultSet rows) throws SQLException {
            while (rows.next()) {
                pressures.add(new ChartFacts.Pressure(at(rows), rows.getInt(2), rows.getInt(3)));
            }
        }

        private void signs(ResultSet rows) throws SQLException {
            while (rows.next()) {
                var seen = seen(rows);
                var event = Optional.ofNullable(rows.getString(6)).map(AdverseEventCode::valueOf);
                for (var symptom : Symptom.values()) {
                    if (seen.shows(symptom)
                            || event.filter(code -> code.shows(symptom)).isPresent()) {
                        resolved.remove(symptom);
                    } else if (seen.resolved().contains(symptom)) {
                        resolved.put(symptom, at(rows));
                    }
                }
            }
        }

        private static Impressions seen(ResultSet row) throws SQLException {
            var scale = row.getString(3);
            var sedation = scale == null ? null : new Sedation(SedationScale.valueOf(scale), row.getInt(4));
            var over = Stream.of((String[]) row.getArray(2).getArray())
                    .map(Symptom::valueOf)
                    .collect(Collectors.toCollection(TreeSet::new));
            var dissociation = row.getObject(5, Integer.class);
            return Impressions.of(sedation, dissociation, null, null, over, null);
        }

        private Optional<Instant> resolved(Symptom symptom) {
            return Optional.ofNullable(resolved.get(symptom));
        }

        private static Instant at(ResultSet rows) throws SQLException {
            return rows.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}
