package org.stillpoint.outcome;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.stillpoint.outcome.TreatmentHistory.CourseOfClinic;
import org.stillpoint.platform.Database;

/** The totals of many patients that held at some time, by when they were answered. */
record ClinicMeasures(Map<UUID, Map<String, List<DatedTotal>>> byPatient, Duration baselineAge) {

    /** All of them in one statement; it opens no sealed answer. */
    @Singleton
    static class Query {

        private static final String SQL = """
                select id, patient_id, instrument, total, answered_at
                from response r
                where patient_id = any (?) and complete and not withdrawn and answered_at < ? and recorded_at < ?
                    and not exists (select from response c where c.id = r.corrected_by and c.recorded_at < ?)
                order by answered_at, id
                """;

        private final Database database;
        private final Instruments instruments;

        Query(Database database, Instruments instruments) {
            this.database = database;
            this.instruments = instruments;
        }

        /** As they were known then. */
        ClinicMeasures of(Collection<UUID> patients, Instant asOf) {
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
                            patients.toArray(UUID[]::new),
                            asOf,
                            asOf,
                            asOf)
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

    CourseSpan<DatedTotal> span(CourseOfClinic course, String instrument, Instant now) {
        return CourseSpan.of(of(course.patient(), instrument), DatedTotal::at, course.course(), baselineAge, now);
    }
}
