package org.stillpoint.outcome;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.stillpoint.outcome.TreatmentHistory.CourseOfClinic;
import org.stillpoint.platform.Database;

/** The totals of many patients that hold, by time. */
record ClinicMeasures(Map<UUID, Map<String, List<DatedTotal>>> byPatient, Duration baselineAge) {

    /** All of them in one statement; it opens no sealed answer. */
    @Singleton
    static class Query {

        private static final String SQL = """
                select id, patient_id, instrument, total, answered_at
                from response
                where patient_id = any (?) and complete and corrected_by is null and not withdrawn
                order by answered_at, id
                """;

        private final Database database;
        private final Instruments instruments;

        Query(Database database, Instruments instruments) {
            this.database = database;
            this.instruments = instruments;
        }

        ClinicMeasures of(Collection<UUID> patients) {
            var all = new HashMap<UUID, Map<String, List<DatedTotal>>>();
            database.list(
                            SQL,
                            row -> new Row(
                                    row.getObject("patient_id", UUID.class),
                                    row.getString("instrument"),
                                    new DatedTotal(
                                            row.getObject("id", UUID.class),
                                            row.getObject("answered_at", OffsetDateTime.class)
                                                    .toInstant(),
                                            row.getInt("total"))),
                            (Object) patients.toArray(UUID[]::new))
                    .forEach(row -> all.computeIfAbsent(row.patient(), patient -> new HashMap<>())
                            .computeIfAbsent(row.instrument(), instrument -> new ArrayList<>())
                            .add(row.measure()));
            return new ClinicMeasures(all, instruments.baselineAge());
        }

        private record Row(UUID patient, String instrument, DatedTotal measure) {}
    }

    Set<String> instruments() {
        var codes = new TreeSet<String>();
        byPatient.values().forEach(measures -> codes.addAll(measures.keySet()));
        return codes;
    }

    List<DatedTotal> of(UUID patient, String instrument) {
        return byPatient.getOrDefault(patient, Map.of()).getOrDefault(instrument, List.of());
    }

    Optional<DatedTotal> baseline(CourseOfClinic course, String instrument) {
        return DatedTotal.baseline(of(course.patient(), instrument), course.course(), baselineAge);
    }
}
