package org.stillpoint.security;

import static org.stillpoint.security.AuditedCall.byStaff;
import static org.stillpoint.testsupport.Operations.Call.at;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Operations.Call;
import org.stillpoint.treatment.SeriesSample;

/** What is done with a patient's course of treatment. */
final class AuditedTreatmentCalls {

    private static final Map<String, Object> REASON = Map.of("reason", "made up");

    static final List<AuditedCall> ALL = List.of(
            byStaff("startTreatmentSeries", "SERIES_STARTED", () -> at().sending(
                            SeriesSample.infusions().beginning())),
            byStaff("listTreatmentSeries", "SERIES_LISTED", Call::at),
            byStaff("readTreatmentSeries", "SERIES_READ", () -> at(begun().id())),
            byStaff("proposeSessions", "SERIES_PROPOSED", () -> at(begun().id())),
            byStaff(
                    "bookProposal",
                    bookings(),
                    () -> change(
                            begun(),
                            sample ->
                                    Map.of("proposal", sample.best().path("id").asText()))),
            byStaff(
                    "proposeSeriesRepair",
                    "SERIES_REPAIR_PROPOSED",
                    () -> at(cancelled().id())),
            byStaff("acceptSeriesRepair", "SERIES_REPAIRED APPOINTMENT_BOOKED", () -> {
                var sample = cancelled();
                var proposal = Chart.nurse()
                        .post(sample.path() + "/repair-proposals", Map.of())
                        .expect(201);
                return at(sample.id(), proposal.text("id"))
                        .ifMatch(sample.read().path("version").asLong())
                        .sending(Map.of());
            }),
            byStaff("reviewTreatmentSeries", "SERIES_REVIEWED", changing(Map.of("decision", "CONTINUE"))),
            byStaff(
                    "changePreferencesOfSeries",
                    "SERIES_PREFERENCES_CHANGED",
                    changing(Map.of("dayParts", List.of("MORNING")))),
            byStaff("pauseTreatmentSeries", "SERIES_PAUSED", changing(REASON)),
            byStaff(
                    "resumeTreatmentSeries",
                    "SERIES_RESUMED",
                    () -> change(paused(), sample -> Map.of("mode", "CONTINUE", "reason", "made up"))),
            byStaff(
                    "changeProtocolVersionOfSeries",
                    "SERIES_PROTOCOL_VERSION_CHANGED",
                    () -> change(begun(), sample -> Map.of("version", sample.nextVersion(), "reason", "made up"))),
            byStaff(
                    "endTreatmentSeries",
                    "SERIES_ENDED CONSENT_ENDED CONSENT_ENDED",
                    changing(Map.of("reason", "COMPLETED"))));

    private AuditedTreatmentCalls() {}

    private static String bookings() {
        return "SERIES_BOOKED" + " APPOINTMENT_BOOKED".repeat(6);
    }

    private static SeriesSample begun() {
        return SeriesSample.infusions().begun();
    }

    /** The first of six visits. */
    private static SeriesSample cancelled() {
        var sample = begun();
        var first = sample.booked().at("/visits/0/appointment").asText();
        Chart.nurse()
                .ifMatch(0)
                .post("/v1/appointments/" + first + "/cancellation", Map.of("reason", "PATIENT"))
                .expect(200);
        return sample;
    }

    private static SeriesSample paused() {
        var sample = begun();
        sample.change(Chart.nurse(), "pause", REASON).expect(200);
        return sample;
    }

    private static Supplier<Call> changing(Map<String, Object> request) {
        return () -> change(begun(), sample -> request);
    }

    private static Call change(SeriesSample sample, Function<SeriesSample, Map<String, Object>> request) {
        var content = request.apply(sample);
        return at(sample.id()).ifMatch(sample.read().path("version").asLong()).sending(content);
    }
}
